import type { ActRule } from '../procedure.js';
import type { ProvisionId } from '../provisions.js';
import type { Role, Status } from '../types.js';
import * as contents from './contents.js';
import * as guards from './guards.js';

/** Who acts for a side: the head of a row. */
export const requesting = { by: 'requesting', roles: ['officer', 'supervisor'] as Role[] } as const;
export const requested = { by: 'requested', roles: ['liaison', 'supervisor'] as Role[] } as const;
export const clock = { by: 'requested', roles: ['clock'] as Role[] } as const;

/** A row of a procedure that names only statuses the procedure has. */
export type Row<S extends Status> = ActRule & { from: readonly S[]; to: S | 'unchanged' };

/** Where an act stands in a procedure, and what it is there that it is not elsewhere. */
export type Place<S extends Status> = Pick<Row<S>, 'from' | 'to'> & Partial<ActRule>;

/** An act that several procedures have: each says where, and may say it in its own words. */
export const actOf =
  (rule: Omit<ActRule, 'from' | 'to' | 'guards'> & Partial<ActRule>) =>
  <S extends Status>(place: Place<S>): Row<S> => ({ guards: [], ...rule, ...place });

export const acknowledge = actOf({
  act: 'acknowledge',
  title: 'Acknowledge the request',
  ...requested,
  contents: contents.Note,
  provision: 'hanoi-41',
});

export const startReview = actOf({
  act: 'start-review',
  title: 'Start the review',
  ...requested,
  contents: contents.Note,
  provision: 'hanoi-40-16',
});

export const requestInformation = actOf({
  act: 'request-information',
  title: 'Ask for additional information',
  ...requested,
  contents: contents.InformationRequest,
  provision: 'hanoi-40-16',
});

export const supplyInformation = actOf({
  act: 'supply-information',
  title: 'Supply the information',
  ...requesting,
  contents: contents.InformationReply,
  provision: 'hanoi-40-16',
});

export const goOnWithoutAnswer = actOf({
  act: 'go-on-without-answer',
  title: 'Go on without the answer',
  ...requested,
  contents: contents.WithoutAnswer,
  provision: 'hanoi-40-16',
});

/**
 * What waits for an answer of the other side is taken back by whoever has put it, so that a State that does not answer locks
 * nobody out. Questions are not taken back, but gone on without (`questions`): a late answer is welcome still.
 */
export const takeBack = <S extends Status>(place: Place<S> & Pick<ActRule, 'act' | 'title' | 'provision'>): Row<S> => ({
  ...requested,
  guards: [],
  contents: contents.TakenBack,
  ...place,
});

interface Questions<S extends Status> {
  /** Where they can be asked. */
  from: readonly S[];
  /** Where the answer leads back to. */
  back: S;
  provision?: ProvisionId;
}

/**
 * Questions for which the requested State stops (`information-requested`). A State that does not answer must not lock it
 * out: it goes on without, and an answer that comes later still counts where it has gone on.
 */
export function questions<S extends Status>({
  from,
  back,
  provision = 'hanoi-40-16',
}: Questions<S>): readonly Row<S | 'information-requested'>[] {
  const waiting = 'information-requested';
  return [
    requestInformation<S | typeof waiting>({ from, to: waiting, provision }),
    supplyInformation<S | typeof waiting>({
      from: [waiting, back],
      to: back,
      guards: [guards.questionsOpen],
      provision,
    }),
    goOnWithoutAnswer<S | typeof waiting>({ from: [waiting], to: back, provision }),
  ];
}

export const consult = actOf({
  act: 'consult',
  title: 'Consult on conditions before refusing',
  ...requested,
  contents: contents.Consultation,
  provision: 'hanoi-40-28',
});

export const answerConsultation = actOf({
  act: 'answer-consultation',
  title: 'Answer the consultation',
  ...requesting,
  contents: contents.ConsultationAnswer,
  guards: [guards.consultationOpen],
  provision: 'hanoi-40-28',
});

export const withdraw = actOf({
  act: 'withdraw',
  title: 'Withdraw the request',
  ...requesting,
  contents: contents.Withdrawal,
  provision: 'hanoi-40-26',
});

export const queryStatus = actOf({
  act: 'query-status',
  title: 'Ask for the status of the request',
  ...requesting,
  contents: contents.StatusQuery,
  guards: [guards.noStatusQueryOpen],
  provision: 'hanoi-40-26',
});

export const reportStatus = actOf({
  act: 'report-status',
  title: 'Reply with the status of the request',
  ...requested,
  contents: contents.StatusReport,
  guards: [guards.statusQueryOpen],
  provision: 'hanoi-40-26',
});

export const giveDelayNotice = actOf({
  act: 'give-delay-notice',
  title: 'Tell what delays the execution, and the new date',
  ...requested,
  contents: contents.DelayNotice,
  guards: [guards.newDateAhead(requested.by)],
  provision: 'budapest-27-7',
});

export const forward = actOf({
  act: 'forward',
  title: 'Forward to the competent authority and tell the requesting State',
  ...requested,
  contents: contents.Forwarding,
  provision: 'hanoi-40-12',
});
