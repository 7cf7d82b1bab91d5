import { toldInWaiting, toldToGiver } from '../links/followed-up.js';
import type { EchoRule } from '../links/rules.js';

/** The preservation is held while this request is open, and no longer; a request that was not answered in full says so. */
export const echoes: readonly EchoRule[] = [
  ...toldInWaiting('preservation', { complete: 'executed', refuse: 'refused' }),
  toldToGiver,
  {
    act: 'submit',
    relation: 'supplement',
    in: 'mutual-legal-assistance',
    as: 'request-supplement',
    contents: ({ reference, contents }) => ({ reference, missing: contents.assistance }),
  },
];
