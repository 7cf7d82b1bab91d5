import { requested, type Row } from '../conversation/acts.js';
import { Note } from '../conversation/contents.js';
import { Arrest } from '../persons/contents.js';
import { happenedBetween } from '../persons/guards.js';
import { humanRightsChecked } from '../rules/human-rights.js';
import * as contents from './act-contents.js';
import { arrestable, type ExtraditionStatus } from './statuses.js';

/** The person is arrested and heard; with consent the way is short, otherwise a court decides. */
export const hearing: readonly Row<ExtraditionStatus>[] = [
  {
    act: 'report-arrest',
    title: 'Report that the person is arrested',
    ...requested,
    from: arrestable,
    to: 'unchanged',
    contents: Arrest,
    guards: [humanRightsChecked, happenedBetween('arrestedAt', 'arrest-not-in-the-case', 'hanoi-37-10')],
    provision: 'hanoi-37-10',
    coercive: true,
  },
  {
    act: 'open-consent-hearing',
    title: 'Hear the person on whether to consent',
    ...requested,
    from: ['formal-check'],
    to: 'consent-hearing',
    contents: contents.ConsentHearing,
    guards: [],
    provision: 'hanoi-37-9',
  },
  {
    act: 'record-consent',
    title: 'Record that the person consents',
    ...requested,
    from: ['consent-hearing'],
    to: 'simplified',
    contents: contents.Consent,
    guards: [happenedBetween('consentedAt', 'consent-not-in-the-case', 'hanoi-37-9')],
    provision: 'hanoi-37-9',
  },
  {
    act: 'record-no-consent',
    title: 'Record that the person does not consent',
    ...requested,
    from: ['consent-hearing'],
    to: 'judicial-decision',
    contents: Note,
    guards: [],
    provision: 'hanoi-37-9',
  },
  {
    act: 'refer-to-court',
    title: 'Lay the request before the court',
    ...requested,
    from: ['formal-check', 'simplified', 'executive-decision'],
    to: 'judicial-decision',
    contents: contents.CourtReference,
    guards: [],
    provision: 'hanoi-37-8',
  },
  {
    act: 'record-judicial-decision',
    title: 'Record what the court has decided',
    ...requested,
    from: ['judicial-decision'],
    to: 'executive-decision',
    contents: contents.CourtDecision,
    guards: [],
    provision: 'hanoi-37-8',
  },
  {
    act: 'pass-to-decision',
    title: 'Lay the request before the authority that decides',
    ...requested,
    from: ['formal-check', 'simplified'],
    to: 'executive-decision',
    contents: Note,
    guards: [],
    provision: 'hanoi-37-8',
  },
];
