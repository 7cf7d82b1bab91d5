import { requested, requesting, type Row } from '../conversation/acts.js';
import * as conversation from '../conversation/acts.js';
import * as contents from './act-contents.js';
import * as guards from './guards.js';
import type { InformationStatus } from './statuses.js';

/** Art. 40(5): conditions do not keep back what acquits somebody, but the State that gave it is told, before or without delay. */
export const disclosure: readonly Row<InformationStatus>[] = [
  {
    act: 'announce-disclosure',
    title: 'Give notice that exculpatory information is to be disclosed',
    ...requested,
    from: ['acknowledged'],
    to: 'disclosure-announced',
    contents: contents.ExculpatoryNotice,
    guards: [guards.conditionsBind],
    provision: 'hanoi-40-5',
  },
  {
    act: 'request-consultation',
    title: 'Ask to be consulted before the disclosure',
    ...requesting,
    from: ['disclosure-announced'],
    to: 'in-consultation',
    contents: contents.ConsultationRequest,
    guards: [],
    provision: 'hanoi-40-5',
  },
  conversation.consult({
    title: 'Consult on the disclosure, as asked',
    from: ['in-consultation'],
    to: 'disclosure-announced',
    provision: 'hanoi-40-5',
  }),
  {
    act: 'report-disclosure',
    title: 'Report whether it was disclosed',
    ...requested,
    from: ['disclosure-announced'],
    to: 'acknowledged',
    contents: contents.Disclosure,
    guards: [],
    provision: 'hanoi-40-5',
  },
  {
    act: 'report-unannounced-disclosure',
    title: 'Inform without delay of a disclosure that could not be announced',
    ...requested,
    from: ['acknowledged'],
    to: 'unchanged',
    contents: contents.UnannouncedDisclosure,
    guards: [guards.conditionsBind, guards.disclosedBefore],
    provision: 'hanoi-40-5',
  },
];
