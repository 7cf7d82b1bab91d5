import { guard, type Guard, type GroundRule } from '../procedure.js';
import type { ProvisionId } from '../provisions.js';
import type { CaseView, Side } from '../types.js';
import { answered, toAnswer } from './question.js';
import { dayNotOverFor, hasHappened } from './when.js';

/** What a refusal holds in every procedure. */
export interface RefusalContents {
  grounds: string[];
  reasons: string;
  noConsultationReason?: string;
}

export const happened = (view: CaseView, act: string): boolean => view.effective.some((item) => item.act.act === act);

export const consulted = guard<RefusalContents>({
  code: 'consultation-missing',
  message: 'A refusal follows a consultation on possible conditions, or says why there was none (noConsultationReason)',
  provision: 'hanoi-40-28',
  needs: 'contents',
  field: 'noConsultationReason',
  holds: ({ contents, view }) => Boolean(contents.noConsultationReason) || happened(view, 'consult'),
});

export const consultationOpen = toAnswer(
  {
    code: 'no-consultation-to-answer',
    message: 'The requested State has not consulted since the last answer',
    provision: 'hanoi-40-28',
  },
  'consult',
  ['answer-consultation'],
);

/** One guard per ground that is not open to everybody. */
export const groundsOpen = (grounds: readonly GroundRule[]): Guard[] =>
  grounds.flatMap(({ ground, only }) =>
    only
      ? guard<RefusalContents>({
          ...(only as Guard<never>),
          holds: (facts) =>
            !facts.contents.grounds.includes(ground) || only.holds({ ...facts, contents: facts.contents as never }),
        })
      : [],
  );

const statusQuery = ['query-status', ['report-status']] as const;

export const statusQueryOpen = toAnswer(
  {
    code: 'no-status-query-to-answer',
    message: 'The requesting State has not asked for the status since the last reply',
    provision: 'hanoi-40-26',
  },
  ...statusQuery,
);

/** One question at a time: each makes a deadline of its own, and the reply answers them all. */
export const noStatusQueryOpen = answered(
  {
    code: 'status-query-open',
    message: 'The status has been asked for, and the reply is not there yet',
    provision: 'hanoi-40-26',
  },
  ...statusQuery,
);

export const questionsOpen = toAnswer(
  {
    code: 'no-questions-to-answer',
    message: 'The other State has asked nothing since the last answer',
    provision: 'hanoi-40-16',
  },
  'request-information',
  ['supply-information'],
);

/**
 * What an act states has happened already.
 *
 * @param field of the act's contents, with the instant
 */
export const notAhead = (field: string, code: string, provision: ProvisionId): Guard =>
  hasHappened(field, { code, message: `What is reported is not ahead of the report (${field})`, provision });

/** For a delay notice. @param side that gives it */
export const newDateAhead = (side: Side): Guard =>
  dayNotOverFor(side, 'newDate', {
    code: 'new-date-past',
    message: 'The new date is over in the legal time of the State that announces it: name a later one (newDate)',
    provision: 'network-policy',
  });
