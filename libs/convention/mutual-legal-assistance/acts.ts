import { requesting, type Row } from '../conversation/acts.js';
import { decisions, examination, progress } from '../decision/acts.js';
import { emergencyDescribed, urgencyReasonGiven } from '../request/guards.js';
import { MutualAssistanceRequest } from './contents.js';
import { execution } from './execution.js';
import { grounds } from './grounds.js';
import * as guards from './guards.js';
import { executing, type AssistanceStatus } from './statuses.js';

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
      guards.recoveryWithinScope,
      guards.factsGiven,
      guards.personsGiven,
      guards.storedDataDescribed,
      guards.trafficCollectionDescribed,
      guards.interceptionDescribed,
      guards.hearingDescribed,
      guards.witnessTransferDescribed,
    ],
    provision: 'hanoi-40-1',
  },
  ...examination,
  ...decisions({ grounds, mayAccept: [guards.humanRightsChecked], executing }),
  ...execution,
  ...progress('partial-result'),
];
