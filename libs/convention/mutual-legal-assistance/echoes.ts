import type { EchoFacts, EchoRule } from '../links/rules.js';

const named = ({ id, reference }: EchoFacts) => ({ reference, case: id });

const inPreservation = { relation: 'follow-up', in: 'preservation' } as const;

/** The preservation is held while this request is open, and no longer; a request that was not answered in full says so. */
export const echoes: readonly EchoRule[] = [
  {
    act: 'submit',
    ...inPreservation,
    as: 'link-follow-up',
    contents: (facts) => ({ ...named(facts), filedAt: facts.at }),
  },
  {
    act: 'complete',
    ...inPreservation,
    as: 'report-decision',
    contents: (facts) => ({ ...named(facts), outcome: 'executed' }),
  },
  {
    act: 'refuse',
    ...inPreservation,
    as: 'report-decision',
    contents: (facts) => ({ ...named(facts), outcome: 'refused' }),
  },
  { act: 'withdraw', ...inPreservation, as: 'report-withdrawal', contents: named },
  {
    act: 'submit',
    relation: 'parent',
    in: 'spontaneous-information',
    as: 'link-request',
    contents: ({ reference }) => ({ reference }),
  },
  {
    act: 'submit',
    relation: 'supplement',
    in: 'mutual-legal-assistance',
    as: 'request-supplement',
    contents: ({ reference, contents }) => ({ reference, missing: contents.assistance }),
  },
];
