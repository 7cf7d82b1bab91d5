import type { Examples } from '../procedure.js';
import type { Contents } from '../types.js';

const file = { description: 'Investigation file, volumes 1 to 3', sha256: 'c'.repeat(64) };

/** A complete request as one posts it: invented facts, for specs. */
export const exampleRequest = (): Contents => ({
  authority: { name: 'Prosecutor General', email: 'transfers@prosecution.example' },
  legalBasis: { instrument: 'hanoi', article: '39' },
  scopeBasis: 'convention-offence',
  proceedings: { conductedBy: 'Prosecutor General, cyber division', reference: 'PG-2025-771', stage: 'prosecution' },
  offence: {
    references: ['ict-theft-or-fraud'],
    conduct: 'Sold goods that did not exist in a forged shop.',
    time: 'May to August 2025',
    place: 'From the requested State; most buyers live there',
  },
  dualCriminality: {
    requestingProvisions: 'Criminal Code, Article 174',
    requestedProvisions: 'Penal Code, Article 171',
  },
  administrationOfJustice: 'Suspects, witnesses and 900 of 1,000 victims are in the requested State.',
  suspects: [{ name: 'A. Example', nationality: 'Brazilian' }],
  files: [file],
  atHome: 'Suspended, and discontinued once the other State has opened its own.',
  urgencyReason: 'Prosecution is barred from August 2026',
});

/** Contents with which each act can be performed, where the case allows it. */
export const exampleContents: Examples = {
  submit: exampleRequest,
  accept: () => ({ authority: 'Federal Prosecution Service, Example', conditions: ['A translation of volume 1'] }),
  refuse: () => ({
    grounds: ['no-jurisdiction'],
    reasons: 'The acts of May were committed elsewhere.',
    noConsultationReason: 'Jurisdiction is not a matter of conditions.',
  }),
  'hand-over': () => ({
    items: [file],
    use: { scope: 'proceedings-of-the-request', onwardTransfer: 'prior-written-authorisation' },
    atHome: 'Suspended on the day of the hand-over.',
  }),
  'open-proceedings': () => ({ reference: 'FPS-2026-9' }),
  'report-outcome': () => ({ outcome: 'conviction', decision: 'Four years of imprisonment; not final yet.' }),
  close: () => ({}),
};
