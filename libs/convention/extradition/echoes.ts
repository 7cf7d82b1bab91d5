import type { EchoRule } from '../links/rules.js';

/** The request that a provisional arrest announced: from its filing on, the custody is a matter of this case. */
export const echoes: readonly EchoRule[] = [
  {
    act: 'submit',
    relation: 'follow-up',
    in: 'provisional-arrest',
    as: 'link-formal-request',
    contents: ({ id, reference, at }) => ({ reference, case: id, submittedAt: at }),
  },
];
