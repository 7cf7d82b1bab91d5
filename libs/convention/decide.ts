import { violationsOf } from './contents/check.js';
import { fieldsOf, type Field } from './contents/describe.js';
import {
  bare,
  draftOf,
  factsOf,
  judge,
  offered,
  remark,
  submitting,
  targetOf,
  type Draft,
  type Proposal,
} from './judge.js';
import { Problem } from './problem.js';
import type { ActRule, GuardFacts, Procedure } from './procedure.js';
import { provisions, type Mark, type ProvisionId } from './provisions.js';
import type { CaseState, CaseView, Contents, Remark, Role, Side, Status, Terms, Urgency, Violation } from './types.js';

export interface AllowedAct {
  act: string;
  title: string;
  /** Status afterwards. */
  to: Status;
  provision: ProvisionId;
  mark: Mark;
  coercive?: boolean;
  contents: Field[];
}

/** What this side and role can do at this instant, in the order of the table. */
export function allowedActs(procedure: Procedure, state: CaseView, side: Side, role: Role, at: Date): AllowedAct[] {
  const facts = bare(state, at);
  return procedure.acts
    .filter((rule) => rule.by === side && rule.roles.includes(role) && rule.from.includes(state.status))
    .filter((rule) => offered(rule, facts))
    .map((rule) => describe(rule, facts));
}

const describe = (rule: ActRule, facts: GuardFacts): AllowedAct => ({
  act: rule.act,
  title: rule.title,
  to: targetOf(rule, facts),
  provision: rule.provision,
  mark: provisions[rule.provision].mark,
  ...(rule.coercive && { coercive: true }),
  contents: fieldsOf(rule.contents),
});

export interface Decision {
  /** As they are to be signed: without the fields nobody gave. */
  contents: Contents;
  to: Status;
  /** Remarks that do not stop the act. */
  warnings: Remark[];
}

/**
 * Whether an act is possible now, by the code the fold applies to signed acts: what passes here is effective there,
 * unless the other side was faster.
 *
 * @param proposal `urgency` is needed for `submit` (a draft has no terms yet); elsewhere it is read from the terms
 * @throws Problem `act-not-allowed` (details.allowedActs), `act-not-permitted`, `contents-incomplete` or
 *   `contents-invalid` (details.violations), or the code of the guard that does not hold
 */
export function decide(procedure: Procedure, state: CaseState, proposal: Proposal): Decision {
  const verdict = judge(procedure, state, proposal);
  if (!verdict.refused) return { contents: verdict.contents, to: verdict.to, warnings: verdict.warnings };
  const { code, message, provision, violations, details } = verdict.refused;
  const { side, role, at } = proposal;
  const allowed = () => allowedActs(procedure, state, side, role, at).map(({ act }) => act);
  throw new Problem(code, message, {
    details: {
      ...(provision && { provision, mark: provisions[provision].mark }),
      ...(violations && { violations }),
      ...details,
      ...(code === 'act-not-allowed' && { allowedActs: allowed() }),
    },
  });
}

/**
 * A draft may be unfinished, not wrong: what is missing is returned, with the provision that asks for it.
 *
 * @param urgency when known, what the submit act's guards would miss is included
 * @param links the cases that the draft names
 * @throws Problem `contents-invalid` (details.violations) for unknown fields and wrong types
 */
export function checkDraft(
  procedure: Procedure,
  contents: unknown,
  urgency: Urgency | null = null,
  links: Proposal['links'] = [],
): { missing: Violation[] } {
  const violations = violationsOf(procedure.contents, contents);
  const wrong = violations.filter(({ kind }) => kind !== 'missing');
  if (wrong.length > 0) {
    throw new Problem('contents-invalid', `The contents are not valid: ${wrong[0]?.message ?? ''}`, {
      details: { violations: wrong },
    });
  }
  return { missing: [...violations, ...missedByGuards(procedure, contents as Contents, { urgency, links })] };
}

/** Remarks that submitting this draft would have; none while it is unfinished. */
export function remarksOnDraft(procedure: Procedure, contents: Contents, terms: Terms, at: Date): Remark[] {
  if (violationsOf(procedure.contents, contents).length > 0) return [];
  const facts = factsOf(draftOf(procedure), { ...submitting(contents, terms), at, terms });
  const { warnings = [] } = procedure.acts.find(({ act }) => act === procedure.submit) ?? {};
  return warnings.filter((guard) => !guard.holds(facts)).map(remark);
}

function missedByGuards(procedure: Procedure, contents: Contents, draft: Draft): Violation[] {
  const rule = procedure.acts.find(({ act }) => act === procedure.submit);
  const facts = factsOf(draftOf(procedure), submitting(contents, draft));
  return (rule?.guards ?? [])
    .filter((guard) => guard.field && !guard.holds(facts))
    .map(({ field = '', message, provision }) => ({
      path: field,
      kind: 'missing',
      message,
      provision,
      mark: provisions[provision].mark,
    }));
}
