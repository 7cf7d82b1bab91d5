import type { DeadlineRule, Procedure } from '../procedure.js';
import { procedures } from '../procedures.js';
import { catalogues, type PolicyKey } from './catalogue.js';
import { warningDays2026 } from './network.js';

/** A deadline of a kind of request that takes its length from a row of the catalogue. */
export interface PolicyUser {
  kind: string;
  deadline: string;
}

/** The deadlines that take their length from this row of that version, in the order of the tables. */
export const usersOf = (key: PolicyKey, version: string): PolicyUser[] =>
  Object.values(procedures).flatMap((procedure) =>
    procedure.deadlines.flatMap((rule) =>
      takesFrom(procedure, rule, version).includes(key) ? { kind: procedure.kind, deadline: rule.key } : [],
    ),
  );

function takesFrom({ policies }: Procedure, rule: DeadlineRule, version: string): readonly string[] {
  if (rule.shape === 'limit') return [rule.policy];
  if (rule.shape === 'period') return rule.floors;
  if (rule.shape === 'warning') return rule.daysBefore === warningDays2026 ? ['network-expiry-warning'] : [];
  return rule.shape === 'clock' ? rowsWith(policies[version]?.[rule.key], version) : [];
}

/** A kind takes a limit of the network over as it is: the same object, and not one that happens to be as long. */
const rowsWith = (span: unknown, version: string): string[] =>
  Object.entries(catalogues[version] ?? {}).flatMap(([key, row]) => (span && row.span === span ? key : []));
