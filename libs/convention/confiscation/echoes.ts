import { toldInWaiting } from '../links/followed-up.js';
import type { EchoRule } from '../links/rules.js';

/** The freeze is held while this request is open; how it ends is told there, and what becomes of the measure is decided there. */
export const echoes: readonly EchoRule[] = toldInWaiting('asset-freeze', {
  'report-confiscation': 'confiscated',
  'report-not-confiscated': 'not-confiscated',
  refuse: 'refused',
});
