import { isNotOver, isOverFor } from '../conversation/when.js';
import { guard, type Guard } from '../procedure.js';
import type { Opening } from '../request/request.js';

// R13: a date that the requesting State suggests is one that the requested State can meet.

type Suggesting = Partial<Opening> & { suggestedDeadline?: { date: string } };

/** Of one recorded after it was made orally, the date was suggested then. */
export const suggestedAhead = guard<Suggesting>({
  code: 'suggested-date-past',
  message: 'The date suggested is past: suggest one that is not over, or none (suggestedDeadline.date)',
  provision: 'hanoi-40-26',
  needs: 'contents',
  holds: ({ contents: { suggestedDeadline, submissionMode, oral }, at }) => {
    const spoken = submissionMode === 'oral' && oral ? Date.parse(oral.at) : Infinity;
    return !suggestedDeadline || isNotOver(suggestedDeadline.date, new Date(Math.min(spoken, at.getTime())));
  },
});

/** A remark, not a bar: where the requesting State is, the day may last. */
export const suggestedNotOverThere: Guard = guard<Suggesting>({
  code: 'suggested-date-over',
  message:
    'In the legal time of the requested State the date suggested is over: it is missed at once (suggestedDeadline.date)',
  provision: 'hanoi-40-26',
  needs: 'contents',
  holds: ({ contents: { suggestedDeadline }, terms, at }) =>
    !isOverFor('requested', suggestedDeadline?.date, terms, at),
});
