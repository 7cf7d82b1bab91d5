import * as conversation from '../conversation/acts.js';
import { requesting, type Row } from '../conversation/acts.js';
import { emergencyDescribed, urgencyReasonGiven } from '../request/guards.js';
import { MutualAssistanceRequest } from './contents.js';
import { decisions } from './decisions.js';
import { execution } from './execution.js';
import * as guards from './guards.js';
import { pending, type AssistanceStatus } from './statuses.js';

/** Who may do what, when, and where it leads: the request and the talk about it, then its decision, then its execution. */
export const acts: readonly Row<AssistanceStatus>[] = [
  {
    act: 'submit',
    title: 'Submit the request',
    ...requesting,
    from: ['draft'],
    to: 'submitted',
    contents: MutualAssistanceRequest,
    guards: [
      urgencyReasonGiven,
      emergencyDescribed,
      guards.factsGiven,
      guards.personsGiven,
      guards.storedDataDescribed,
      guards.trafficCollectionDescribed,
      guards.interceptionDescribed,
    ],
    provision: 'hanoi-40-1',
  },
  conversation.acknowledge({
    from: ['submitted', 'delivered', 'rerouted'],
    to: 'acknowledged',
    provision: 'hanoi-40-12',
  }),
  conversation.forward({ act: 'reroute', from: ['acknowledged'], to: 'rerouted', provision: 'budapest-27-9' }),
  conversation.startReview({ from: ['acknowledged'], to: 'under-review', provision: 'hanoi-40-12' }),
  conversation.requestInformation({ from: ['under-review'], to: 'information-requested' }),
  conversation.supplyInformation({ from: ['information-requested'], to: 'under-review' }),
  conversation.consult({
    title: 'Consult on conditions before refusing or postponing',
    from: ['under-review'],
    to: 'in-consultation',
  }),
  conversation.answerConsultation({ from: ['in-consultation'], to: 'under-review' }),
  ...decisions,
  ...execution,
  conversation.queryStatus({ from: pending, to: 'unchanged' }),
  conversation.reportStatus({ from: pending, to: 'unchanged' }),
  conversation.withdraw({ from: ['submitted', 'delivered', ...pending], to: 'withdrawn' }),
];
