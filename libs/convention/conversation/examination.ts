import type { ProvisionId } from '../provisions.js';
import * as conversation from './acts.js';
import type { Row } from './acts.js';
import { beginning, consultation, examination as examined, open } from './statuses.js';
import type { StatusRule } from '../procedure.js';

// From the draft to the threshold of the decision, as most kinds of request go: taken on, passed on to whoever is competent,
// examined, asked about, talked about.

export const examining = {
  ...beginning,
  rerouted: open('requested', 'Forwarded to the competent authority, which has not taken it on yet.'),
  ...examined,
  ...consultation,
} as const satisfies Record<string, StatusRule>;

export type ExaminingStatus = keyof typeof examining;

/** The requested State decides, whether or not the consultation has been answered. */
export const undecided = ['under-review', 'in-consultation'] as const satisfies readonly ExaminingStatus[];

/** Taken on, and not decided. */
export const examinable = [
  'acknowledged',
  'rerouted',
  'under-review',
  'information-requested',
  'in-consultation',
] as const satisfies readonly ExaminingStatus[];

/** What asks for the steps of the examination, in a kind of request. */
interface Sources {
  acknowledgement: ProvisionId;
  review: ProvisionId;
  information?: ProvisionId;
  forwarding?: ProvisionId;
  consultation?: ProvisionId;
  /** Of the act that opens the consultation, where it comes before more than a refusal. */
  consult?: string;
}

export const examination = ({
  acknowledgement,
  review,
  information = 'hanoi-40-16',
  forwarding = 'budapest-27-9',
  consultation: provision = 'hanoi-40-28',
  consult: title = 'Consult on conditions before refusing',
}: Sources): readonly Row<ExaminingStatus>[] => [
  conversation.acknowledge({
    from: ['submitted', 'delivered', 'rerouted'],
    to: 'acknowledged',
    provision: acknowledgement,
  }),
  conversation.forward({ act: 'reroute', from: ['acknowledged'], to: 'rerouted', provision: forwarding }),
  conversation.startReview({ from: ['acknowledged'], to: 'under-review', provision: review }),
  ...conversation.questions<ExaminingStatus>({ from: ['under-review'], back: 'under-review', provision: information }),
  conversation.consult({ from: ['under-review'], to: 'in-consultation', title, provision }),
  conversation.answerConsultation({ from: ['in-consultation'], to: 'under-review', provision }),
];
