import { draftOf, factsOf, submitting } from './judge.js';
import type { Procedure } from './procedure.js';
import { SECOND_OFFICER_MISSING } from './rules/four-eyes.js';
import type { Approval, Contents, Remark, Urgency } from './types.js';

/** Whether this request is submitted only with the approval of a second officer: the remark that says so, or null. */
export function approvalAskedOf(
  procedure: Pick<Procedure, 'kind' | 'initial' | 'acts' | 'submit'>,
  contents: Contents,
  urgency: Urgency,
): Remark | null {
  const rule = procedure.acts.find(({ act }) => act === procedure.submit);
  const facts = factsOf(draftOf(procedure), submitting(contents, { urgency }));
  const asks = rule?.guards.find((guard) => guard.code === SECOND_OFFICER_MISSING && !guard.holds(facts));
  return asks ? { code: asks.code, message: asks.message, provision: asks.provision } : null;
}

/** For rehearsals and examples: of an officer who performs none of their acts. */
export const exampleApproval = (at = '2026-03-01T06:00:00.000Z'): Approval => ({
  officer: { id: 'o-2', name: 'Another officer', role: 'supervisor' },
  at,
});
