import { outcomeOf } from '../histories.js';
import { procedureOf } from '../procedures.js';
import { Rehearsal, exampleTerms } from '../rehearsal.js';
import type { Contents, Role, Terms } from '../types.js';

/** For specs: the instant so many hours after midnight of 2 March 2026. */
export const t = (hours: number): string => new Date(Date.UTC(2026, 2, 2) + hours * 3_600_000).toISOString();

/** A case of a kind that these acts have made, an hour from one to the next. */
export function played(kind: string, acts: readonly string[], request: Contents = {}, terms: Partial<Terms> = {}) {
  const rehearsal = new Rehearsal(exampleTerms({ kind, ...terms })).play('submit', t(0), request).receive(t(0.01));
  for (const [index, act] of acts.entries()) rehearsal.play(act, t(index + 1));
  return rehearsal;
}

/** The code with which the act would be refused now, or `done`; the contents are the example's, changed. */
export function trying(rehearsal: Rehearsal, act: string, change: Contents = {}, officer?: string): string {
  const { kind } = rehearsal.terms;
  const procedure = procedureOf(kind);
  const rule = procedure.acts.find((row) => row.act === act);
  const at = new Date(Date.parse(rehearsal.acts.at(-1)?.at ?? t(0)) + 3_600_000);
  const contents = { ...procedure.examples[act]?.(at.toISOString()), ...change };
  return outcomeOf(procedure, rehearsal.state(), {
    ...{ act, side: rule?.by ?? 'requesting', role: (rule?.roles[0] ?? 'officer') as Role, contents, at },
    ...(officer !== undefined && { officer: { id: officer } }),
  });
}
