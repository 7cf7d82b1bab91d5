import type { DeadlineRule, Procedure } from '../procedure.js';
import type { CaseState, Deadline } from '../types.js';
import { agreedDeadlines } from './agreed.js';
import { announcedDeadlines } from './announced.js';
import { clockDeadlines } from './clock.js';
import { periodDeadlines, warningDeadlines } from './expiry.js';
import { limitDeadlines } from './limit.js';
import { suggestedDeadlines } from './suggested.js';

/** An act is recorded and shown with the same state, which never changes. */
const computed = new WeakMap<CaseState, { procedure: Procedure; deadlines: readonly Deadline[] }>();

/**
 * Every deadline of a case, running or ended, in the order of the table, with its reasoning line by line.
 *
 * Computed from the effective acts and the receipt alone: both sides get the same. There is no clock inside; whether
 * one is missed (`dueAt` passed, `ended` null) is for the caller to say. Never throws.
 */
export function deadlinesOf(procedure: Procedure, state: CaseState): readonly Deadline[] {
  const known = computed.get(state);
  if (known?.procedure === procedure) return known.deadlines;
  const made = new Map<DeadlineRule, Deadline[]>();
  const of = (rule: DeadlineRule): Deadline[] => {
    const deadlines = made.get(rule) ?? deadlinesOfRule(procedure, rule, state, of);
    made.set(rule, deadlines);
    return deadlines;
  };
  const deadlines = procedure.deadlines.flatMap(of);
  computed.set(state, { procedure, deadlines });
  return deadlines;
}

function deadlinesOfRule(
  procedure: Procedure,
  rule: DeadlineRule,
  state: CaseState,
  others: (rule: DeadlineRule) => Deadline[],
): Deadline[] {
  switch (rule.shape) {
    case 'clock':
      return clockDeadlines(procedure, rule, state);
    case 'agreed':
      return agreedDeadlines(procedure, rule, state, others);
    case 'limit':
      return limitDeadlines(procedure, rule, state);
    case 'period':
      return periodDeadlines(rule, state);
    case 'warning':
      return warningDeadlines(procedure, rule, state);
    case 'suggested':
      return suggestedDeadlines(procedure, rule, state);
    case 'announced':
      return announcedDeadlines(procedure, rule, state);
  }
}
