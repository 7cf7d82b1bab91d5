import { dateAfter } from '../deadlines/calendar.js';
import type { Examples } from '../procedure.js';
import type { Contents } from '../types.js';

/** A complete request as one posts it: invented facts, for specs. */
export const exampleRequest = (): Contents => ({
  authority: { name: 'National Cybercrime Unit', email: 'training@police.example' },
  legalBasis: { instrument: 'hanoi', article: '54' },
  needs: 'Four investigators have to examine telephones, and nobody has shown them how.',
  forms: ['training', 'equipment'],
  aim: 'Telephones are examined within a week, in a way that courts accept.',
  beneficiaries: 'The forensic laboratory of the unit',
  persons: 4,
  urgencyReason: 'The laboratory opens in June',
});

/** Contents with which each act can be performed, where the case allows it. */
export const exampleContents: Examples = {
  submit: exampleRequest,
  propose: () => ({
    forms: ['training'],
    plan: 'A course of two weeks for four investigators, with the tools of our own laboratory.',
    provider: 'Police Academy of Example',
    costs: 'Travel is borne by the requesting State, everything else by the requested State.',
  }),
  'accept-proposal': () => ({}),
  'decline-proposal': () => ({ reason: 'Two weeks away are too long: can the trainer come to us?' }),
  refuse: () => ({
    grounds: ['no-capacity'],
    reasons: 'All trainers are engaged until the end of the year.',
    noConsultationReason: 'There are no other conditions to talk about.',
  }),
  'start-delivery': (at = '2026-03-22T00:00:00Z') => ({ expectedEnd: dateAfter(at.slice(0, 10), 100) }),
  'report-delivery': () => ({ done: 'Four investigators took the course and passed its test.' }),
  'give-feedback': () => ({ needsMet: 'partly', assessment: 'The course was good; the equipment is still lacking.' }),
};
