import { requested, requesting, type Row } from '../conversation/acts.js';
import { Note } from '../conversation/contents.js';
import { consulted, groundsOpen } from '../conversation/guards.js';
import { recordHumanRightsCheck } from '../rules/human-rights.js';
import * as contents from './act-contents.js';
import { grounds } from './grounds.js';
import * as guards from './guards.js';
import { executing, undecided, type AssistanceStatus } from './statuses.js';

/** The check, the decision and what the requesting State says to conditions. */
export const decisions: readonly Row<AssistanceStatus>[] = [
  recordHumanRightsCheck(undecided),
  {
    act: 'accept',
    title: 'Accept the request',
    ...requested,
    from: undecided,
    to: 'accepted',
    contents: Note,
    guards: [guards.humanRightsChecked],
    provision: 'hanoi-40-1',
  },
  {
    act: 'accept-with-conditions',
    title: 'Accept the request on conditions',
    ...requested,
    from: undecided,
    to: 'accepted-with-conditions',
    contents: contents.ConditionalAcceptance,
    guards: [guards.humanRightsChecked],
    provision: 'hanoi-40-28',
  },
  {
    act: 'accept-conditions',
    title: 'Accept the conditions, which then bind',
    ...requesting,
    from: ['accepted-with-conditions'],
    to: 'accepted',
    contents: Note,
    guards: [],
    provision: 'hanoi-40-28',
  },
  {
    act: 'decline-conditions',
    title: 'Decline the conditions',
    ...requesting,
    from: ['accepted-with-conditions'],
    to: 'under-review',
    contents: contents.ConditionsDeclined,
    guards: [],
    provision: 'hanoi-40-28',
  },
  {
    act: 'accept-partially',
    title: 'Accept a part, and refuse the rest',
    ...requested,
    from: undecided,
    to: 'partially-accepted',
    contents: contents.PartialAcceptance,
    guards: [guards.humanRightsChecked, ...groundsOpen(grounds), consulted],
    provision: 'hanoi-40-25',
  },
  {
    act: 'postpone',
    title: 'Postpone the request',
    ...requested,
    from: [...undecided, 'accepted', 'partially-accepted', ...executing],
    to: 'postponed',
    contents: contents.Postponement,
    guards: [guards.consultedBeforePostponing],
    provision: 'hanoi-40-27',
  },
  {
    act: 'resume-review',
    title: 'Take the review up again',
    ...requested,
    from: ['postponed'],
    to: 'under-review',
    contents: contents.Resumption,
    guards: [],
    provision: 'hanoi-40-27',
  },
  {
    act: 'refuse',
    title: 'Refuse the request',
    ...requested,
    from: undecided,
    to: 'refused',
    contents: contents.Refusal,
    guards: [...groundsOpen(grounds), consulted],
    provision: 'hanoi-40-25',
  },
];
