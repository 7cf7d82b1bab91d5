import * as conversation from '../conversation/acts.js';
import { consulted } from '../conversation/guards.js';
import { Note } from '../conversation/contents.js';
import type { Role } from '../types.js';
import { groundOfTreaty } from '../request/grounds.js';
import { emergencyDescribed, urgencyReasonGiven } from '../request/guards.js';
import * as contents from './act-contents.js';
import { DisclosureNotice } from './contents.js';
import { groundOpen, offenceKnown, pathInOrder } from './guards.js';
import { undecided, type DisclosureStatus } from './statuses.js';

/**
 * Art. 43 knows no request: the State that executes a preservation discloses of its own motion. A case is opened by the
 * side called `requesting`, so here that is the disclosing State, and the `requested` side is the State that asked for
 * the preservation. In the parent case it is the other way round. So liaison officers, who execute preservations, review,
 * disclose and withhold here; the notice is drafted and submitted by officers, as every case is.
 */
export const disclosing = { by: 'requesting', roles: ['officer', 'liaison', 'supervisor'] as Role[] } as const;
export const receiving = { by: 'requested', roles: ['officer', 'liaison', 'supervisor'] as Role[] } as const;

/** Who may do what, when, and where it leads. What is urgent is disclosed or withheld without a separate review. */
export const acts: readonly conversation.Row<DisclosureStatus>[] = [
  {
    act: 'submit',
    title: 'Tell that a provider of another State was involved',
    by: 'requesting',
    roles: ['officer', 'supervisor'],
    from: ['draft'],
    to: 'submitted',
    contents: DisclosureNotice,
    guards: [urgencyReasonGiven, emergencyDescribed, offenceKnown],
    provision: 'hanoi-43-1',
  },
  {
    act: 'start-review',
    title: 'Start the review of what may be disclosed',
    ...disclosing,
    from: ['submitted', 'delivered'],
    to: 'under-review',
    contents: Note,
    guards: [],
    provision: 'hanoi-43-1',
  },
  {
    act: 'disclose-traffic-data',
    title: 'Disclose the provider and the path',
    ...disclosing,
    from: undecided,
    to: 'disclosed',
    contents: contents.TrafficDisclosure,
    guards: [pathInOrder],
    provision: 'hanoi-43-1',
  },
  {
    act: 'withhold',
    title: 'Withhold the traffic data',
    ...disclosing,
    from: undecided,
    to: 'withheld',
    contents: contents.Withholding,
    guards: [...groundOpen, consulted],
    warnings: [groundOfTreaty('budapest-30-2')],
    provision: 'hanoi-43-2',
  },
  {
    act: 'take-note',
    title: 'Take note, and say what follows',
    ...receiving,
    from: ['disclosed', 'withheld'],
    to: 'closed',
    contents: contents.TakingNote,
    guards: [],
    provision: 'network-policy',
  },
  conversation.consult({
    title: 'Consult on conditions before withholding',
    ...disclosing,
    from: undecided,
    to: 'unchanged',
  }),
  conversation.answerConsultation({ ...receiving, from: undecided, to: 'unchanged' }),
  conversation.withdraw({
    title: 'Withdraw the notice',
    ...disclosing,
    from: undecided,
    to: 'withdrawn',
    provision: 'network-policy',
  }),
];
