import * as conversation from '../conversation/acts.js';
import { requested, requesting, type Row } from '../conversation/acts.js';
import { Note } from '../conversation/contents.js';
import { consulted } from '../conversation/guards.js';
import { refuse } from '../decision/acts.js';
import { refusalsOn } from '../decision/contents.js';
import { coreOffenceOrOtherTreaty, emergencyDescribed, urgencyReasonGiven } from '../request/guards.js';
import * as contents from './act-contents.js';
import { CooperationRequest } from './contents.js';
import { grounds } from './grounds.js';
import * as guards from './guards.js';
import { pending, unanswered, type CooperationStatus } from './statuses.js';

/** Who may do what, when, and where it leads. A quick answer needs no more than the acknowledgement before it. */
export const acts: readonly Row<CooperationStatus>[] = [
  {
    act: 'submit',
    title: 'Submit the inquiry',
    ...requesting,
    from: ['draft'],
    to: 'submitted',
    contents: CooperationRequest,
    guards: [
      urgencyReasonGiven,
      emergencyDescribed,
      guards.offenceGiven,
      guards.suspectsDescribed,
      guards.propertyDescribed,
      guards.samplesDescribed,
      guards.arrangementProposed,
    ],
    warnings: [coreOffenceOrOtherTreaty],
    provision: 'hanoi-47',
  },
  conversation.acknowledge({ from: ['submitted', 'delivered'], to: 'acknowledged', provision: 'hanoi-47' }),
  ...conversation.questions<CooperationStatus>({ from: unanswered, back: 'acknowledged' }),
  {
    act: 'start-inquiries',
    title: 'Start the inquiries',
    ...requested,
    from: ['acknowledged'],
    to: 'under-inquiry',
    contents: Note,
    guards: [],
    provision: 'hanoi-47',
  },
  {
    act: 'give-interim-answer',
    title: 'Say what is known so far',
    ...requested,
    from: ['under-inquiry'],
    to: 'unchanged',
    contents: contents.InterimAnswer,
    guards: [guards.evidenceAllowed],
    provision: 'hanoi-47',
  },
  {
    act: 'answer',
    title: 'Answer the inquiry',
    ...requested,
    from: unanswered,
    to: 'answered',
    contents: contents.Answer,
    guards: [guards.evidenceAllowed, guards.arrangementAnswered],
    provision: 'hanoi-47',
  },
  conversation.forward({ from: unanswered, to: 'forwarded', provision: 'hanoi-47' }),
  conversation.consult({ from: unanswered, to: 'unchanged' }),
  conversation.answerConsultation({ from: unanswered, to: 'unchanged' }),
  refuse({
    title: 'Refuse the inquiry',
    from: unanswered,
    to: 'refused',
    contents: refusalsOn(grounds, 'hanoi-47').Refusal,
    guards: [consulted],
  }),
  {
    act: 'close',
    title: 'Close the case',
    ...requesting,
    from: ['answered'],
    to: 'closed',
    contents: Note,
    guards: [],
    provision: 'network-policy',
  },
  conversation.withdraw({ from: ['submitted', 'delivered', ...pending], to: 'withdrawn' }),
];
