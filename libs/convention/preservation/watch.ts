import { expiryOf } from '../deadlines/period.js';
import { followUpWatch } from '../links/watch.js';
import { decided } from '../mutual-legal-assistance/statuses.js';
import { expiry } from './deadlines.js';

/** The request that a preservation prepares: until it is filed the period runs, and from then on the data are held for it. */
export const watch = followUpWatch({
  kind: 'mutual-legal-assistance',
  decided,
  running: ['preserved', 'extension-requested'],
  provision: 'hanoi-42-8',
  held: 'the preservation',
  unless: (view) => `The period of preservation ends at ${expiryOf(expiry, view) ?? ''}.`,
  conclude: 'The follow-up request is decided: disclose or release the data.',
});
