import { recordThirdPartyClaim } from '../assets/acts.js';
import { virtualAssetsDescribed } from '../assets/guards.js';
import * as conversation from '../conversation/acts.js';
import { requesting, type Row } from '../conversation/acts.js';
import { Note } from '../conversation/contents.js';
import { consulted, questionsOpen } from '../conversation/guards.js';
import { refuse } from '../decision/acts.js';
import { refusalsOn } from '../decision/contents.js';
import { coreOffenceOrOtherTreaty, emergencyDescribed, urgencyReasonGiven } from '../request/guards.js';
import { Missing } from './act-contents.js';
import { ReturnRequest } from './contents.js';
import { grounds } from './grounds.js';
import { confiscationNamed, victimsCounted } from './guards.js';
import { negotiation } from './negotiation.js';
import { owed, paid, pending, undecided, type ReturnStatus } from './statuses.js';

/** Who may do what, when, and where it leads: the request, the terms offered and countered, then what is paid. A question changes no status. */
export const acts: readonly Row<ReturnStatus>[] = [
  {
    act: 'submit',
    title: 'Ask for the return',
    ...requesting,
    from: ['draft'],
    to: 'submitted',
    contents: ReturnRequest,
    guards: [
      urgencyReasonGiven,
      emergencyDescribed,
      coreOffenceOrOtherTreaty,
      confiscationNamed,
      victimsCounted,
      virtualAssetsDescribed,
    ],
    provision: 'hanoi-52',
  },
  conversation.acknowledge({ from: ['submitted', 'delivered', 'rerouted'], to: 'acknowledged', provision: 'hanoi-52' }),
  conversation.forward({ act: 'reroute', from: ['acknowledged'], to: 'rerouted', provision: 'budapest-27-9' }),
  conversation.requestInformation({ from: undecided, to: 'unchanged' }),
  conversation.supplyInformation({ from: pending, to: 'unchanged', guards: [questionsOpen] }),
  ...negotiation,
  recordThirdPartyClaim({ from: [...undecided, ...owed], to: 'unchanged' }),
  conversation.consult({ from: undecided, to: 'unchanged' }),
  conversation.answerConsultation({ from: undecided, to: 'unchanged' }),
  refuse({
    title: 'Refuse the return',
    from: undecided,
    to: 'refused',
    contents: refusalsOn(grounds, 'hanoi-52').Refusal,
    guards: [consulted],
  }),
  {
    act: 'report-missing',
    title: 'Say what of the terms is not kept',
    ...requesting,
    from: paid,
    to: 'partly-paid',
    contents: Missing,
    guards: [],
    provision: 'hanoi-52',
  },
  {
    act: 'close',
    title: 'Confirm that the terms are kept',
    ...requesting,
    from: [...paid, 'partly-paid'],
    to: 'closed',
    contents: Note,
    guards: [],
    provision: 'hanoi-52',
  },
  conversation.withdraw({ from: ['submitted', 'delivered', ...pending], to: 'withdrawn' }),
];
