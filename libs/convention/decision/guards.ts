import { dayNotOver } from '../conversation/when.js';
import { happened } from '../conversation/guards.js';
import { guard } from '../procedure.js';
import type { Postponement } from './contents.js';

export const consultedBeforePostponing = guard<Postponement>({
  code: 'consultation-before-postponement-missing',
  message: 'A postponement follows a consultation, or says why there was none (noConsultationReason)',
  provision: 'hanoi-40-28',
  needs: 'contents',
  field: 'noConsultationReason',
  holds: ({ contents, view }) => Boolean(contents.noConsultationReason) || happened(view, 'consult'),
});

export const reviewAhead = dayNotOver('reviewDate', {
  code: 'review-date-past',
  message: 'What is postponed is looked at again on a day that is not over (reviewDate)',
  provision: 'network-policy',
});
