import * as conversation from '../conversation/acts.js';
import { requested, requesting, type Row } from '../conversation/acts.js';
import { consulted } from '../conversation/guards.js';
import { Note } from '../conversation/contents.js';
import { emergencyDescribed, urgencyReasonGiven } from '../request/guards.js';
import * as contents from './act-contents.js';
import { AssistanceRequest } from './contents.js';
import * as guards from './guards.js';
import { pending, type AssistanceStatus } from './statuses.js';

const undecided: readonly AssistanceStatus[] = ['acknowledged', 'in-execution'];

/** Who may do what, when, and where it leads. Questions lead back to `acknowledged`: the help starts again from there. */
export const acts: readonly Row<AssistanceStatus>[] = [
  {
    act: 'submit',
    title: 'Submit the request',
    ...requesting,
    from: ['draft'],
    to: 'submitted',
    contents: AssistanceRequest,
    guards: [
      urgencyReasonGiven,
      emergencyDescribed,
      guards.identifiersGiven,
      guards.suspectDescribed,
      guards.emergencyDataDescribed,
      guards.emergencyDataInEmergency,
    ],
    provision: 'hanoi-41',
  },
  conversation.acknowledge({ from: ['submitted', 'delivered'], to: 'acknowledged' }),
  ...conversation.questions<AssistanceStatus>({ from: undecided, back: 'acknowledged' }),
  {
    act: 'start-execution',
    title: 'Start to help',
    ...requested,
    from: ['acknowledged'],
    to: 'in-execution',
    contents: contents.Start,
    guards: [],
    provision: 'hanoi-41',
  },
  {
    act: 'answer',
    title: 'Answer the request',
    ...requested,
    from: ['in-execution'],
    to: 'answered',
    contents: contents.Answer,
    guards: [],
    provision: 'hanoi-41',
  },
  conversation.forward({ from: undecided, to: 'forwarded' }),
  {
    act: 'refuse',
    title: 'Refuse the request',
    ...requested,
    from: undecided,
    to: 'refused',
    contents: contents.Refusal,
    guards: [consulted],
    provision: 'hanoi-40-25',
  },
  conversation.consult({ from: undecided, to: 'unchanged' }),
  conversation.answerConsultation({ from: undecided, to: 'unchanged' }),
  conversation.queryStatus({ from: pending, to: 'unchanged' }),
  conversation.reportStatus({ from: pending, to: 'unchanged' }),
  conversation.giveDelayNotice({ from: undecided, to: 'unchanged' }),
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
