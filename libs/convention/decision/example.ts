import { dateAfter } from '../deadlines/calendar.js';
import { exampleHumanRightsCheck } from '../rules/human-rights.js';
import type { Examples } from '../procedure.js';
import type { Contents } from '../types.js';

const refusal = (): Contents => ({
  grounds: ['nonconforming-request'],
  reasons: 'The request does not say who conducts the proceeding.',
  noConsultationReason: 'The requesting State has answered no question.',
});

/** Contents of the acts up to the execution, for specs and documentation. */
export const exampleDecision: Examples = {
  'record-human-rights-check': exampleHumanRightsCheck,
  accept: () => ({}),
  'accept-with-conditions': () => ({ conditions: ['No use in proceedings for tax offences'] }),
  'accept-conditions': () => ({}),
  'decline-conditions': () => ({ reason: 'The same conduct is charged as a tax offence too.' }),
  'accept-partially': () => ({ ...refusal(), accepted: 'Subscriber information' }),
  postpone: (at = '2026-03-03T00:00:00Z') => ({
    ground: 'ongoing-proceedings',
    reviewDate: dateAfter(at.slice(0, 10), 90),
    reasons: 'A search in the same matter is being prepared.',
    noConsultationReason: 'To speak of it would endanger the search.',
  }),
  'resume-review': () => ({ reason: 'The search is over.' }),
  refuse: refusal,
  'start-execution': () => ({ executedBy: 'Court of Example' }),
};
