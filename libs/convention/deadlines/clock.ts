import type { ClockRule, Procedure } from '../procedure.js';
import type { CaseState, Deadline } from '../types.js';
import * as explain from './explain.js';
import { runsOf } from './run.js';

/** Every occurrence of a policy clock. None under a policy version this software does not know. */
export function clockDeadlines(procedure: Procedure, rule: ClockRule, state: CaseState): Deadline[] {
  const { terms } = state;
  const policy =
    terms && Object.hasOwn(procedure.policies, terms.policy) ? procedure.policies[terms.policy] : undefined;
  const span = terms && policy?.[rule.key]?.[terms.urgency];
  if (!terms || !span || !concerns(rule, state)) return [];
  const { side, provision } = rule;
  const standing = [explain.notLaw(terms.policy, terms.urgency)];
  return runsOf(
    { procedure, rule, terms, span, basis: 'policy', provision, zone: side, tells: [side], standing },
    state,
  );
}

/** Whether the case's request says what the rule is there for. */
export const concerns = ({ where, onlyWith }: ClockRule, { contents }: Pick<CaseState, 'contents'>): boolean =>
  (where === undefined || contents?.[where.field] === where.is) && (!onlyWith || Boolean(contents?.[onlyWith]));
