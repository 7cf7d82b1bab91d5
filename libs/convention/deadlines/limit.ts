import { countsFrom } from '../chronology.js';
import { binds, standingOf } from '../instruments.js';
import { policyOf } from '../policies/catalogue.js';
import { spanFor, type DeadlinePolicy } from '../policies/policy.js';
import type { LimitRule, Procedure } from '../procedure.js';
import type { Basis, CaseState, CaseView, Deadline, Reason, Terms } from '../types.js';
import { usableZone } from './calendar.js';
import { count, startOf } from './count.js';
import * as explain from './explain.js';
import { runsOf } from './run.js';

/** Every occurrence of a limit of the catalogue: law, guidance or policy as the terms have it, or none. */
export function limitDeadlines(procedure: Procedure, rule: LimitRule, state: CaseState): Deadline[] {
  const { terms } = state;
  const policy = terms && policyOf(rule.policy, terms.policy);
  if (!policy || policy.initially === 'off' || (rule.unless && binds(terms, rule.unless))) return [];
  const span = spanFor(policy, terms.urgency);
  const basis = basisOf(policy, rule, terms);
  if (!span || !basis) return [];
  const { side, zone = side, tells = [side], from } = rule;
  const { provision } = policy;
  const standing = [standingFor(policy, basis, terms)];
  const run = {
    procedure,
    rule,
    terms,
    span,
    basis,
    provision,
    zone,
    tells,
    standing,
    ...(from !== undefined && { from }),
    ...(rule.expires && basis === 'law' && { onDue: 'expire' as const }),
  };
  return runsOf(run, state);
}

/**
 * When a limit that is law between the two States ends, counted from its last start; null where it is no law between
 * them or has not begun. For guards: what has stopped it is for them to know, and pauses are none of law.
 */
export function legalEndOf(rule: LimitRule, { terms, effective }: CaseView): string | null {
  const policy = terms && policyOf(rule.policy, terms.policy);
  const span = policy && spanFor(policy, terms.urgency);
  const start = effective.findLast(({ act }) => [rule.starts].flat().includes(act.act));
  if (!span || !start || policy.initially === 'off' || basisOf(policy, rule, terms) !== 'law') return null;
  const side = rule.zone ?? rule.side;
  const where = { terms, side, ...(rule.endsOn && { endsOn: rule.endsOn }) };
  const { act: name, contents } = start.act;
  const happening = { name, at: countsFrom(start), status: start.status, contents };
  return count(startOf(happening, rule.from, usableZone(terms.zones[side])), span, where).dueAt;
}

/** What the limit is between these two States; null where it does not concern them. */
function basisOf({ binding, treaty }: DeadlinePolicy, { otherwise }: LimitRule, terms: Terms): Basis | null {
  if (binding === 'policy' || binding === 'guidance') return binding;
  if (binding === 'benchmark') return null;
  return treaty === null || binds(terms, treaty) ? 'law' : (otherwise ?? null);
}

function standingFor({ treaty, bindingFor }: DeadlinePolicy, basis: Basis, terms: Terms): Reason {
  if (basis === 'policy') return explain.notLaw(terms.policy, terms.urgency);
  if (basis === 'law') return explain.binding(treaty ?? '');
  const standing = treaty && standingOf(terms, treaty);
  return standing ? explain.notBinding(treaty, standing) : explain.guidance(bindingFor);
}
