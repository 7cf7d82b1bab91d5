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
