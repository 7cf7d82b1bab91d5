import type { Examples } from '../procedure.js';
import type { Contents } from '../types.js';

/** A complete inquiry as one posts it: invented facts, for specs. */
export const exampleRequest = (): Contents => ({
  authority: { name: 'Cybercrime division, national police', email: 'desk@police.example' },
  legalBasis: { instrument: 'hanoi', article: '47' },
  scopeBasis: 'convention-offence',
  inquiries: ['identity', 'movement-of-proceeds'],
  question: 'Who rents the postal box at which the goods arrive, and where do they go from there?',
  offence: {
    references: ['ict-theft-or-fraud'],
    provisions: 'Criminal Code, Article 290',
    facts: 'Goods bought with stolen card numbers are sent to a postal box in your country.',
  },
  identifiers: [{ type: 'other', value: 'Postal box 4711, Example City' }],
  property: 'Telephones, about forty a month',
  urgencyReason: 'The next parcel is on its way',
});

const answer = (): Contents => ({
  answer: 'The box is rented by a company that was founded in January.',
  use: { scope: 'intelligence-only', onwardTransfer: 'prior-authorisation' },
});

/** Contents with which each act can be performed, where the case allows it. */
export const exampleContents: Examples = {
  submit: exampleRequest,
  'start-inquiries': () => ({}),
  'give-interim-answer': answer,
  answer,
  refuse: () => ({
    grounds: ['domestic-prohibition'],
    reasons: 'Who rents a postal box is told to a court only.',
    noConsultationReason: 'The law leaves no choice.',
  }),
  close: () => ({}),
};
