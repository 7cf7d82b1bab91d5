import type { EchoRule } from '../links/rules.js';

const inExtradition = { relation: 'parent', in: 'extradition' } as const;

/** Where a national was not extradited, proceedings that are handed over are the prosecution that Art. 37(11) has at request. */
export const echoes: readonly EchoRule[] = [
  {
    act: 'submit',
    ...inExtradition,
    as: 'request-domestic-prosecution',
    contents: ({ reference }) => ({ files: `Those of the request for a transfer of proceedings ${reference}` }),
  },
  {
    act: 'accept',
    ...inExtradition,
    as: 'submit-for-prosecution',
    contents: ({ at, contents: { authority } }) => ({ authority, submittedOn: at.slice(0, 10) }),
  },
  {
    act: 'report-outcome',
    ...inExtradition,
    as: 'report-outcome',
    contents: ({ contents: { outcome, decision } }) => ({
      outcome: outcome === 'given-back' ? 'other' : outcome,
      decision,
    }),
  },
];
