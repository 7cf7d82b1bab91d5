import type { ActRule, DeadlineRule, Policy, Procedure } from './procedure.js';

/** Rows that belong together and that several procedures take over as they are. */
export interface Feature {
  acts: readonly ActRule[];
  deadlines?: readonly DeadlineRule[];
  /** Limits of the clocks among `deadlines`, added to every version of the policy. */
  limits?: Policy;
}

/** What a kind of request writes down itself: every request begins as a draft, is submitted, and is delivered by its receipt. */
export type Table = Omit<Procedure, 'initial' | 'submit' | 'delivery'>;

/** A procedure from its own table and from what it shares with others. */
export const assemble = (table: Table, ...features: readonly Feature[]): Procedure => ({
  ...table,
  initial: 'draft',
  submit: 'submit',
  delivery: { from: 'submitted', to: 'delivered' },
  acts: [...table.acts, ...features.flatMap(({ acts }) => acts)],
  deadlines: [...table.deadlines, ...features.flatMap(({ deadlines = [] }) => deadlines)],
  policies: Object.fromEntries(
    Object.entries(table.policies).map(([version, policy]) => [
      version,
      Object.assign({}, policy, ...features.map(({ limits = {} }) => limits)) as Policy,
    ]),
  ),
});
