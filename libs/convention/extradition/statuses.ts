import { examining } from '../conversation/examination.js';
import { beginning, consultation, endings, examination, final, open } from '../conversation/statuses.js';
import type { StatusRule } from '../procedure.js';

export const statuses = {
  ...beginning,
  rerouted: examining.rerouted,
  'formal-check': open('requested', 'The requested State checks that the request and its papers are complete.'),
  'information-requested': examination['information-requested'],
  'consent-hearing': open('requested', 'The person is heard on whether to consent.'),
  simplified: open('requested', 'The person consents: the extradition can be granted without the longer way.'),
  'judicial-decision': open('requested', 'A court decides whether the extradition is admissible.'),
  'executive-decision': open('requested', 'The authority that decides has the case.'),
  ...consultation,
  'conflict-review': open('requested', 'Other States ask for the same person: which request goes first?'),
  granted: open('requested', 'Granted; the surrender is being prepared.'),
  'granted-conditionally': open('requesting', 'Granted if the requesting State gives the assurances.'),
  'surrender-scheduled': open('requested', 'Day and place of the surrender are agreed.'),
  'surrender-postponed': open('requested', 'Proceedings or a sentence in the requested State go first.'),
  'temporarily-surrendered': open('requesting', 'Surrendered for a time; the person is returned.'),
  'release-due': open('requested', 'The person has not been taken over within the limit, and is released.'),
  lapsed: final('The person was released before the surrender.'),
  surrendered: open('requesting', 'Surrendered. No prosecution for other offences without consent.'),
  'speciality-requested': open('requested', 'The requesting State asks to prosecute another offence.'),
  'refused-as-national': open(
    'requesting',
    'Not extradited for being a national: prosecution at home can be asked for.',
  ),
  'prosecution-requested': open('requested', 'The case is to be submitted for prosecution without undue delay.'),
  'domestic-prosecution-submitted': open('requested', 'The case is with the authorities that prosecute.'),
  'enforcement-requested': open('requested', 'The enforcement of the sentence is considered.'),
  'outcome-reported': final('The requesting State knows how it ended in the requested State.'),
  closed: final('Nothing more is to be done.'),
  ...endings,
} as const satisfies Record<string, StatusRule>;

export type ExtraditionStatus = keyof typeof statuses;

export const undecided: readonly ExtraditionStatus[] = ['executive-decision', 'in-consultation'];
/** Before the decision, and not waiting for an answer of the other side. */
export const examined: readonly ExtraditionStatus[] = [
  'formal-check',
  'consent-hearing',
  'simplified',
  'judicial-decision',
  'executive-decision',
];
/** Taken on, and the person has not been told of it. */
export const beforeHearing: readonly ExtraditionStatus[] = [
  'acknowledged',
  'rerouted',
  'information-requested',
  'formal-check',
];
/** Examined or decided, and still in the requested State. */
export const arrestable: readonly ExtraditionStatus[] = [
  'information-requested',
  ...examined,
  'in-consultation',
  'conflict-review',
  'granted-conditionally',
  'granted',
  'surrender-scheduled',
  'surrender-postponed',
];
/** Where the surrender is due on a day, or was. */
export const dueForSurrender: readonly ExtraditionStatus[] = ['surrender-scheduled', 'release-due'];
const elsewhere: readonly ExtraditionStatus[] = [
  'draft',
  'temporarily-surrendered',
  'surrendered',
  'speciality-requested',
  'lapsed',
  'closed',
];
/** Wherever the requested State may hold the person, also after the request has ended otherwise than by a surrender. */
export const holding: readonly ExtraditionStatus[] = (Object.keys(statuses) as ExtraditionStatus[]).filter(
  (status) => !elsewhere.includes(status),
);
/** Granted, and still in the requested State. */
export const awaitingSurrender: readonly ExtraditionStatus[] = [
  'granted',
  'surrender-scheduled',
  'surrender-postponed',
];
export const atHome: readonly ExtraditionStatus[] = [
  'prosecution-requested',
  'domestic-prosecution-submitted',
  'enforcement-requested',
];

const beforeSurrender: readonly ExtraditionStatus[] = [
  'acknowledged',
  'rerouted',
  'information-requested',
  ...examined,
  'in-consultation',
  'conflict-review',
  'granted-conditionally',
  ...awaitingSurrender,
];

/** How far it is can be asked until the surrender, and while the requested State prosecutes. */
export const pending: readonly ExtraditionStatus[] = [...beforeSurrender, ...atHome];
export const withdrawable: readonly ExtraditionStatus[] = [...beforeSurrender, 'refused-as-national', ...atHome];
