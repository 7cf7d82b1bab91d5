import type { Examples } from '../procedure.js';

const takenBack = () => ({ reason: 'No answer has come, and the matter cannot wait.' });

/** Contents of the acts that several procedures have: theirs where the table of a kind says nothing of its own. */
export const exampleConversation: Examples = {
  acknowledge: () => ({}),
  'start-review': () => ({}),
  'request-information': () => ({ questions: ['Which time zone are the log-in times in?'] }),
  'supply-information': () => ({ answers: ['UTC'] }),
  'go-on-without-answer': () => ({ reason: 'The provider has told us the time zone.' }),
  'take-back-conditions': takenBack,
  'take-back-risk-notice': takenBack,
  'take-back-assurances': takenBack,
  'take-back-speciality-request': takenBack,
  'take-back-terms': takenBack,
  'take-back-counter-terms': takenBack,
  'take-back-proposal': takenBack,
  consult: () => ({ proposal: 'Subscriber information only' }),
  'answer-consultation': () => ({ answer: 'Agreed', accepted: true }),
  'query-status': () => ({ question: 'When can we expect the answer?' }),
  'report-status': () => ({ progress: 'The provider has been asked.' }),
  'give-delay-notice': () => ({ reason: 'The provider needs more time.', newDate: '2030-04-30' }),
  reroute: () => ({ authority: 'Court of Example', reason: 'It alone is competent.' }),
  forward: () => ({ authority: 'Central authority', reason: 'It alone is competent.', reference: 'CA-77' }),
  withdraw: () => ({ reason: 'The suspect has confessed.' }),
};
