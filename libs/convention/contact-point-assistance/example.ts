import type { Examples } from '../procedure.js';
import type { Contents } from '../types.js';

/** A complete request as one posts it: invented facts, for specs. */
export const exampleRequest = (): Contents => ({
  authority: { name: 'High-Tech Crime Division', email: 'desk@police.example' },
  domesticReference: 'C-2026-131',
  legalBasis: { instrument: 'hanoi', article: '41' },
  scopeBasis: 'convention-offence',
  offence: {
    references: ['ict-theft-or-fraud'],
    provisions: 'Criminal Code, Article 290',
    facts: 'Since 1 February 2026 a forged bank page has collected passwords.',
  },
  help: 'provider-location',
  asked: 'Which provider in your State serves the address, and to which authority would a preservation go?',
  identifiers: [{ type: 'ip-address', value: '192.0.2.9' }],
  urgencyReason: 'The page moves every two days',
});

/** Contents with which each act can be performed, where the case allows it. */
export const exampleContents: Examples = {
  submit: exampleRequest,
  'start-execution': () => ({ mode: 'facilitates' }),
  answer: () => ({
    answer: 'The address belongs to Example Hosting Ltd in our capital.',
    evidentialStatus: 'intelligence',
    use: { scope: 'intelligence-only', onwardTransfer: 'prior-authorisation' },
    items: [{ description: 'Extract of the address register', sha256: '0'.repeat(64), bytes: 1200 }],
  }),
  refuse: () => ({
    grounds: ['data-protection'],
    reasons: 'The authority has barred such transfers.',
    noConsultationReason: 'No condition could change it.',
  }),
  close: () => ({}),
};
