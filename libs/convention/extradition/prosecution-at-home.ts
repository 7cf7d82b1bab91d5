import { requested, requesting, type Row } from '../conversation/acts.js';
import { Note } from '../conversation/contents.js';
import * as contents from './act-contents.js';
import type { ExtraditionStatus } from './statuses.js';

/** What follows when a national is not extradited: prosecution at home, or enforcement of the sentence, at request. */
export const prosecutionAtHome: readonly Row<ExtraditionStatus>[] = [
  {
    act: 'request-domestic-prosecution',
    title: 'Ask that the case be submitted for prosecution',
    ...requesting,
    from: ['refused-as-national'],
    to: 'prosecution-requested',
    contents: contents.ProsecutionRequest,
    guards: [],
    provision: 'hanoi-37-11',
  },
  {
    act: 'submit-for-prosecution',
    title: 'Report that the case is submitted for prosecution',
    ...requested,
    from: ['prosecution-requested'],
    to: 'domestic-prosecution-submitted',
    contents: contents.Prosecution,
    guards: [],
    provision: 'hanoi-37-11',
  },
  {
    act: 'request-enforcement',
    title: 'Ask that the sentence be enforced',
    ...requesting,
    from: ['refused-as-national'],
    to: 'enforcement-requested',
    contents: contents.EnforcementRequest,
    guards: [],
    provision: 'hanoi-37-13',
  },
  {
    act: 'report-outcome',
    title: 'Report the outcome',
    ...requested,
    from: ['domestic-prosecution-submitted'],
    to: 'outcome-reported',
    contents: contents.Outcome,
    guards: [],
    provision: 'hanoi-37-11',
  },
  {
    act: 'report-enforcement',
    title: 'Report whether the sentence is enforced',
    ...requested,
    from: ['enforcement-requested'],
    to: 'outcome-reported',
    contents: contents.EnforcementOutcome,
    guards: [],
    provision: 'hanoi-37-13',
  },
  {
    act: 'take-note',
    title: 'Take note of the refusal, and ask for nothing more',
    ...requesting,
    from: ['refused-as-national'],
    to: 'refused',
    contents: Note,
    guards: [],
    provision: 'network-policy',
  },
];
