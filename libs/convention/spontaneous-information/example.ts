import { exampleProperty } from '../assets/example.js';
import type { Examples } from '../procedure.js';
import type { Contents } from '../types.js';

/** An offer as one posts it: invented facts, for specs. */
export const exampleOffer = (): Contents => ({
  authority: { name: 'Financial crime unit, national police', email: 'unit@police.example' },
  legalBasis: { instrument: 'hanoi', article: '40(4)' },
  scopeBasis: 'convention-offence',
  sort: 'proceeds',
  subject: 'A wallet of customers of your exchange that collects ransom money',
  offence: { references: ['laundering-of-proceeds'], provisions: 'Criminal Code, Article 324' },
  aims: ['start-inquiries', 'lead-to-a-request'],
  sensitivity: 'endangers-a-source',
  property: exampleProperty(),
  conditions: { keepConfidential: true, restrictions: ['The source is not named in any file a court sees'] },
  restrictedUntil: '2030-09-30',
  feedbackWished: true,
  urgencyReason: 'The wallet is emptied every month',
});

const information = (): Contents => ({
  information: 'The wallet was opened with the passport of a person who died in 2024.',
  items: [{ description: 'Copy of the passport', sha256: 'c'.repeat(64) }],
});

/** Contents with which each act can be performed, where the case allows it. */
export const exampleContents: Examples = {
  submit: exampleOffer,
  'accept-conditions': () => ({}),
  'decline-conditions': () => ({ reason: 'A court sees the whole file.' }),
  transmit: information,
  'transmit-without-conditions': information,
  'give-feedback': () => ({ use: 'inquiry-opened', description: 'A prosecutor has taken it on.' }),
  'link-request': () => ({ reference: 'BR-2026-000311' }),
  close: () => ({ liftsConditions: true }),
};
