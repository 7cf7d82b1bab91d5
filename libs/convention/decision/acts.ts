import * as conversation from '../conversation/acts.js';
import { actOf, requested, requesting, type Row } from '../conversation/acts.js';
import { Note } from '../conversation/contents.js';
import { examination as examinationOf, undecided } from '../conversation/examination.js';
import { consulted, groundsOpen } from '../conversation/guards.js';
import type { Guard, GroundRule } from '../procedure.js';
import { recordHumanRightsCheck } from '../rules/human-rights.js';
import type { Status } from '../types.js';
import * as contents from './contents.js';
import { consultedBeforePostponing, reviewAhead } from './guards.js';
import { granted, pending, type DecidingStatus } from './statuses.js';

/** From the acknowledgement to the last question before the decision. */
export const examination: readonly Row<DecidingStatus>[] = examinationOf({
  acknowledgement: 'hanoi-40-12',
  review: 'hanoi-40-12',
  consult: 'Consult on conditions before refusing or postponing',
});

const accept = actOf({
  act: 'accept',
  title: 'Accept the request',
  ...requested,
  contents: Note,
  provision: 'hanoi-40-1',
});

const acceptWithConditions = actOf({
  act: 'accept-with-conditions',
  title: 'Accept the request on conditions',
  ...requested,
  contents: contents.ConditionalAcceptance,
  provision: 'hanoi-40-28',
});

const acceptConditions = actOf({
  act: 'accept-conditions',
  title: 'Accept the conditions, which then bind',
  ...requesting,
  contents: Note,
  provision: 'hanoi-40-28',
});

const declineConditions = actOf({
  act: 'decline-conditions',
  title: 'Decline the conditions',
  ...requesting,
  contents: contents.ConditionsDeclined,
  provision: 'hanoi-40-28',
});

const acceptPartially = actOf({
  act: 'accept-partially',
  title: 'Accept a part, and refuse the rest',
  ...requested,
  contents: Note,
  provision: 'hanoi-40-25',
});

const postpone = actOf({
  act: 'postpone',
  title: 'Postpone the request',
  ...requested,
  contents: contents.Postponement,
  guards: [consultedBeforePostponing, reviewAhead],
  provision: 'hanoi-40-27',
});

const resumeReview = actOf({
  act: 'resume-review',
  title: 'Take the review up again',
  ...requested,
  contents: contents.Resumption,
  provision: 'hanoi-40-27',
});

export const refuse = actOf({
  act: 'refuse',
  title: 'Refuse the request',
  ...requested,
  contents: Note,
  provision: 'hanoi-40-25',
});

/** What differs between the kinds that are decided so. */
interface Circumstances<S extends Status> {
  /** The closed list. */
  grounds: readonly GroundRule[];
  /** What every acceptance needs. */
  mayAccept: readonly Guard[];
  /** Where the execution can be interrupted by a postponement. */
  executing: readonly S[];
}

/** The human-rights check, the decision, and what the requesting State says to conditions. */
export function decisions<S extends Status>({
  grounds,
  mayAccept,
  executing,
}: Circumstances<S>): readonly Row<DecidingStatus | S>[] {
  const { Refusal, PartialAcceptance } = contents.refusalsOn(grounds);
  const refusing = [...groundsOpen(grounds), consulted];
  return [
    recordHumanRightsCheck<DecidingStatus>(undecided),
    accept({ from: undecided, to: 'accepted', guards: mayAccept }),
    acceptWithConditions({ from: undecided, to: 'accepted-with-conditions', guards: mayAccept }),
    acceptConditions({ from: ['accepted-with-conditions'], to: 'accepted' }),
    declineConditions({ from: ['accepted-with-conditions'], to: 'under-review' }),
    conversation.takeBack({
      act: 'take-back-conditions',
      title: 'Take the conditions back, and review again',
      from: ['accepted-with-conditions'],
      to: 'under-review',
      provision: 'hanoi-40-28',
    }),
    acceptPartially({
      from: undecided,
      to: 'partially-accepted',
      contents: PartialAcceptance,
      guards: [...mayAccept, ...refusing],
    }),
    postpone<DecidingStatus | S>({ from: [...undecided, ...granted, ...executing], to: 'postponed' }),
    resumeReview({ from: ['postponed'], to: 'under-review' }),
    refuse({ from: undecided, to: 'refused', contents: Refusal, guards: refusing }),
  ];
}

export const startExecution = actOf({
  act: 'start-execution',
  title: 'Start the execution',
  ...requested,
  contents: contents.Execution,
  provision: 'hanoi-40-17',
  coercive: true,
});

/** How far it is, and that help is no longer needed; `more` are the statuses of a kind's own in which it is not done. */
export const progress = <S extends Status = never>(...more: readonly S[]): readonly Row<DecidingStatus | S>[] => {
  const open: readonly (DecidingStatus | S)[] = [...pending, ...more];
  return [
    conversation.queryStatus({ from: open, to: 'unchanged' }),
    conversation.reportStatus({ from: open, to: 'unchanged' }),
    conversation.withdraw<DecidingStatus | S>({ from: ['submitted', 'delivered', ...open], to: 'withdrawn' }),
  ];
};
