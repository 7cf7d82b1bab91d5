import { ContactPointClient } from '#client';
import { anchorText } from '#register';
import { startContactPoint, type ContactPoint } from '../../apps/contact-point/contact-point.app.js';
import { ContactPointConfig } from '../../apps/contact-point/contact-point.config.js';
import { officerRoles, tokenOf, type OfficerRole } from './tokens.js';
import type { TestState, World } from './world.js';

/** One more process of a State, on its database; stop it yourself. */
export function startProcess(
  world: World,
  state: TestState,
  change: Partial<ContactPointConfig> = {},
): Promise<ContactPoint> {
  const ownerUrl = state.owner.options.connectionString!;
  const config = Object.assign(new ContactPointConfig(), {
    STATE: state.code,
    ROLES: ['api'],
    DATABASE_URL: state.databaseUrl,
    DATABASE_OWNER_URL: ownerUrl,
    DATABASE_POOL: 4,
    BROKER_URL: ownerUrl,
    REGISTER_URL: world.registerUrl,
    REGISTER_ANCHOR: anchorText(world.anchor.public),
    STATE_KEYS: JSON.stringify([state.keys.signing.private, state.keys.sealing.private]),
    HTTP_PORT: 0,
    ...change,
  });
  return startContactPoint(config, { clock: world.clock, nest: { logger: ['fatal', 'error'] } });
}

/** The State as it is seen through another process of it: what it does and receives goes there. */
export async function through(state: TestState, point: ContactPoint): Promise<TestState> {
  const clients = new Map<OfficerRole, ContactPointClient>();
  for (const role of officerRoles)
    clients.set(role, new ContactPointClient(point.url, await tokenOf(state, role, 365)));
  return { ...state, point, app: point.app, url: point.url, as: (role) => clients.get(role)! };
}
