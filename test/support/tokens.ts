import type { Role } from '#convention';
import { OfficersService } from '../../apps/contact-point/identity/officers.service.js';
import type { TestState } from './world.js';

export type OfficerRole = Exclude<Role, 'clock'>;
export const officerRoles: readonly OfficerRole[] = ['officer', 'liaison', 'supervisor', 'auditor', 'administrator'];

/** A bearer token of the State's officer with this role, for requests that no client would send. */
export async function tokenOf(state: TestState, role: OfficerRole, days = 1): Promise<string> {
  const officers = state.app.get(OfficersService);
  const officer = (await officers.list()).find((one) => one.role === role && one.active);
  if (!officer) throw new Error(`${state.code} has no ${role}`);
  return (await officers.issueToken(officer.id, 'raw', days, 'test')).token;
}
