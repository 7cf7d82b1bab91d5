import type { Feature } from '../assemble.js';
import { agreedDates } from '../conversation/agreed-dates.js';
import type { Procedure } from '../procedure.js';
import { confidentiality } from '../rules/confidentiality.js';
import { costs } from '../rules/costs.js';
import { emergencies } from '../rules/emergency.js';
import { oralRequests } from '../rules/oral.js';
import { otherTreaties, type Subject } from '../rules/precedence.js';
import { routing } from '../rules/routing.js';
import type { Contents, Status } from '../types.js';
import { pending } from './statuses.js';

/** What differs between the kinds that are decided so. */
interface Circumstances {
  subject: Subject;
  statuses: Procedure['statuses'];
  /** Whether a request asks for what compels somebody, where not every one does. */
  compels?: (request: Contents) => boolean;
  /** The acts that carry it out: they wait where secrecy or an emergency is open. */
  executes: readonly string[];
  /** Statuses of a kind's own in which it is not done. */
  executing?: readonly Status[];
  /** Statuses after that in which dates can still be agreed. */
  afterwards?: readonly Status[];
  /** Deadlines of a kind's own for which dates can be agreed. */
  dates?: readonly string[];
}

const dated = ['completeness', 'decision', 'conditions-reply', 'consultation-reply', 'execution', 'information-reply'];

/** What every such request takes over from the rules that cut across all kinds. */
export function rulesOfDecision(of: Circumstances): readonly Feature[] {
  const { subject, statuses, compels = () => true, executes, executing = [], afterwards = [], dates = [] } = of;
  const open: readonly Status[] = [...pending, ...executing];
  return [
    otherTreaties(subject),
    routing(compels),
    { compels },
    oralRequests(statuses),
    confidentiality(open, executes),
    emergencies(open, executes),
    costs(open),
    agreedDates({ open: [...open, ...afterwards], deadlines: [...dated, ...dates] }),
  ];
}
