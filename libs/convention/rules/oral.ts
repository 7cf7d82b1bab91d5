import type { Feature } from '../assemble.js';
import { CLOCKS_DIFFER_MS } from '../chronology.js';
import { Provided, Text } from '../contents/decorators.js';
import { requesting } from '../conversation/acts.js';
import { policyClock } from '../conversation/clocks.js';
import { Note } from '../conversation/contents.js';
import { limits2026 } from '../policies/network.js';
import { guard, type Procedure } from '../procedure.js';
import type { Opening } from '../request/request.js';
import type { CaseView } from '../types.js';
import { happened } from '../conversation/guards.js';

// R9: written, or leaving a written record; oral where urgent and agreed, and then confirmed in writing forthwith.

export const oralOnlyWhenUrgent = guard<Partial<Opening>>({
  code: 'oral-not-urgent',
  message: 'Only an urgent request, or one in an emergency, is made orally (submissionMode)',
  provision: 'hanoi-40-13',
  needs: 'contents',
  holds: ({ contents, urgency }) => contents.submissionMode !== 'oral' || urgency !== 'routine',
});

export const oralDescribed = guard<Partial<Opening>>({
  code: 'oral-request-not-described',
  message: 'A request made orally says when, and with whom it was agreed (oral)',
  provision: 'hanoi-40-13',
  needs: 'contents',
  field: 'oral',
  holds: ({ contents }) => contents.submissionMode !== 'oral' || Boolean(contents.oral),
});

export const oralBeforeRecorded = guard<Partial<Opening>>({
  code: 'oral-request-ahead',
  message: 'A request made orally was made before it is recorded here (oral.at)',
  provision: 'hanoi-40-13',
  needs: 'contents',
  holds: ({ contents: { oral }, at }) => !oral || Date.parse(oral.at) <= at.getTime(),
});

/**
 * Whether an instant does not come before the request, as it was spoken, or else as it was submitted: by the clock of its
 * author, which may be ahead of that of whoever answers within minutes.
 */
export const isSinceRequest = (instant: string, view: CaseView): boolean =>
  Date.parse(instant) + CLOCKS_DIFFER_MS >= begunAt(view);

function begunAt({ contents, effective }: CaseView): number {
  const { submissionMode, oral } = (contents ?? {}) as Partial<Opening>;
  const submitted = Date.parse(effective[0]?.act.at ?? '');
  return submissionMode === 'oral' && oral ? Math.min(Date.parse(oral.at), submitted) : submitted;
}

export class WrittenConfirmation extends Note {
  @Provided('hanoi-40-13', 'reference of the written confirmation')
  @Text(200)
  reference!: string;

  @Provided('hanoi-40-13', 'where it differs from what was said')
  @Text(10000, { optional: true })
  differences?: string;
}

const confirmationDue = guard({
  code: 'no-confirmation-due',
  message: 'The request was not made orally, or has been confirmed',
  provision: 'hanoi-40-13',
  needs: 'case',
  holds: ({ view }) => view.contents?.submissionMode === 'oral' && !happened(view, 'confirm-in-writing'),
});

/** An answer, however quick, does not make the confirmation needless; the end of the case does. @param statuses of the kind */
export const oralRequests = (statuses: Procedure['statuses']): Feature => ({
  acts: [
    {
      act: 'confirm-in-writing',
      title: 'Confirm the oral request in writing',
      ...requesting,
      from: Object.keys(statuses).filter((status) => status !== 'draft' && !statuses[status]?.final),
      to: 'unchanged',
      contents: WrittenConfirmation,
      guards: [confirmationDue],
      provision: 'hanoi-40-13',
    },
  ],
  deadlines: [
    policyClock({
      key: 'written-confirmation',
      title: 'Written confirmation of the oral request',
      side: 'requesting',
      starts: 'submit',
      where: { field: 'submissionMode', is: 'oral' },
      stops: ['confirm-in-writing'],
    }),
  ],
  limits: { 'written-confirmation': limits2026['written-confirmation'] },
  examples: { 'confirm-in-writing': () => ({ reference: 'Letter 2026/118' }) },
  occasion: {
    contents: {
      submissionMode: 'oral',
      oral: { at: '2026-03-01T05:00:00Z', agreedWith: 'Duty officer, by telephone' },
    },
  },
});
