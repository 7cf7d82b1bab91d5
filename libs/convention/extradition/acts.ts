import * as conversation from '../conversation/acts.js';
import { requesting, type Row } from '../conversation/acts.js';
import { coreOffenceOrOtherTreaty, emergencyDescribed, urgencyReasonGiven } from '../request/guards.js';
import { recordHumanRightsCheck } from '../rules/human-rights.js';
import { ExtraditionRequest } from './contents.js';
import { decision } from './decision.js';
import * as guards from './guards.js';
import { hearing } from './hearing.js';
import { prosecutionAtHome } from './prosecution-at-home.js';
import { awaitingSurrender, examined, withdrawable, type ExtraditionStatus } from './statuses.js';
import { surrender } from './surrender.js';

/** Who may do what, when, and where it leads: request, hearing, decision, then surrender, or prosecution at home. */
export const acts: readonly Row<ExtraditionStatus>[] = [
  {
    act: 'submit',
    title: 'Submit the request',
    ...requesting,
    from: ['draft'],
    to: 'submitted',
    contents: ExtraditionRequest,
    guards: [urgencyReasonGiven, emergencyDescribed, coreOffenceOrOtherTreaty, guards.sentenceGiven],
    provision: 'hanoi-37-1',
  },
  conversation.acknowledge({
    from: ['submitted', 'delivered', 'rerouted'],
    to: 'acknowledged',
    provision: 'hanoi-37-19',
  }),
  conversation.forward({ act: 'reroute', from: ['acknowledged'], to: 'rerouted', provision: 'budapest-27-9' }),
  conversation.startReview({
    act: 'start-formal-check',
    title: 'Start the formal check',
    from: ['acknowledged'],
    to: 'formal-check',
    provision: 'hanoi-37-8',
  }),
  ...conversation.questions<ExtraditionStatus>({
    from: ['formal-check', 'judicial-decision', 'executive-decision'],
    back: 'formal-check',
  }),
  recordHumanRightsCheck<ExtraditionStatus>([...examined, ...awaitingSurrender]),
  ...hearing,
  ...decision,
  ...surrender,
  ...prosecutionAtHome,
  conversation.withdraw({ from: ['submitted', 'delivered', ...withdrawable], to: 'withdrawn' }),
];
