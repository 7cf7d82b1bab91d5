import type { Feature } from '../assemble.js';
import { groundOfTreaty } from '../request/grounds.js';
import { confidentiality } from '../rules/confidentiality.js';
import { emergencies } from '../rules/emergency.js';
import { oralRequests } from '../rules/oral.js';
import { progressQuestions } from '../rules/progress.js';
import { dualCriminalityReserved } from '../rules/reservations.js';
import { statuses, type PreservationStatus } from './statuses.js';

const unordered: readonly PreservationStatus[] = [
  'acknowledged',
  'under-review',
  'information-requested',
  'risk-notice',
];
const unanswered: readonly PreservationStatus[] = [...unordered, 'rerouted', 'order-issued'];

/** What this kind takes over from the rules that cut across all kinds. */
export const rules: readonly Feature[] = [
  { warnings: { refuse: [dualCriminalityReserved, groundOfTreaty('budapest-29-5')] } },
  oralRequests(statuses),
  confidentiality(unanswered, ['issue-order', 'preserve'], { secrecy: { keepSecret: true, doNotNotifyUser: true } }),
  emergencies(unordered, ['issue-order']),
  progressQuestions(unanswered, ['preserve', 'refuse', 'report-not-available']),
];
