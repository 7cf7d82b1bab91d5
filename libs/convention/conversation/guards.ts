import { isInstant } from '../instants.js';
import { guard, type Guard, type GroundRule } from '../procedure.js';
import type { ProvisionId } from '../provisions.js';
import type { CaseView, Contents } from '../types.js';

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

export const consultationOpen = guard<Contents>({
  code: 'no-consultation-to-answer',
  message: 'The requested State has not consulted in this case',
  provision: 'hanoi-40-28',
  needs: 'case',
  holds: ({ view }) => happened(view, 'consult'),
});

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

export const statusQueryOpen = guard<Contents>({
  code: 'no-status-query-to-answer',
  message: 'The requesting State has not asked for the status since the last reply',
  provision: 'hanoi-40-26',
  needs: 'case',
  holds: ({ view }) => {
    const last = view.effective.findLast(({ act }) => act.act === 'query-status' || act.act === 'report-status');
    return last?.act.act === 'query-status';
  },
});

export const questionsOpen = guard<Contents>({
  code: 'no-questions-to-answer',
  message: 'The other State has asked nothing since the last answer',
  provision: 'hanoi-40-16',
  needs: 'case',
  holds: ({ view }) => {
    const asking = ['request-information', 'supply-information'];
    const last = view.effective.findLast(({ act }) => asking.includes(act.act));
    return last?.act.act === 'request-information';
  },
});

/**
 * What an act states has happened already.
 *
 * @param field of the act's contents, with the instant
 */
export const notAhead = (field: string, code: string, provision: ProvisionId): Guard =>
  guard<Contents>({
    code,
    message: `What is reported is not ahead of the report (${field})`,
    provision,
    needs: 'contents',
    holds: ({ contents, at }) => {
      const instant = contents[field];
      return !isInstant(instant) || Date.parse(instant) <= at.getTime();
    },
  });
