import { followUpsOf, procedureOf, type FollowUpOffer, type LeadFacts, type Role } from '#convention';
import { isPermitted } from '../identity/permissions.js';
import type { CaseRow, LoadedCase } from './case.rows.js';

type Submitted = LoadedCase & { row: CaseRow };

/** What a request is drafted from. `named` are the cases that this one names, as far as they are held here. */
export function leadFacts({ id, row, state }: Submitted, named: LeadFacts['named'] = []): LeadFacts | null {
  return state && { id, reference: row.reference, view: state, otherSide: row.counterpart, named };
}

/** What an officer of this role can open from the case. */
export function followUpsFor(loaded: Submitted, role: Role): FollowUpOffer[] {
  const facts = leadFacts(loaded);
  const { kind, side } = loaded.row;
  return facts && isPermitted(role, 'cases.draft') ? followUpsOf(procedureOf(kind), side, facts) : [];
}
