import type { Contents } from '../types.js';

const examples: Readonly<Record<string, () => Contents>> = {
  acknowledge: () => ({}),
  'start-review': () => ({}),
  'request-information': () => ({ questions: ['Which time zone are the log-in times in?'] }),
  'supply-information': () => ({ answers: ['UTC'] }),
  consult: () => ({ proposal: 'Subscriber information only' }),
  'answer-consultation': () => ({ answer: 'Agreed', accepted: true }),
  'query-status': () => ({ question: 'When can we expect the answer?' }),
  'report-status': () => ({ progress: 'The provider has been asked.' }),
  'give-delay-notice': () => ({ reason: 'The provider needs more time.', newDate: '2026-04-30' }),
  forward: () => ({ authority: 'Central authority', reason: 'It alone is competent.', reference: 'CA-77' }),
  withdraw: () => ({ reason: 'The suspect has confessed.' }),
};

/** Contents of the acts that several procedures have, for specs. */
export const exampleConversation = (acts: readonly string[]): Record<string, () => Contents> =>
  Object.fromEntries(acts.map((act) => [act, examples[act] ?? (() => ({}))]));
