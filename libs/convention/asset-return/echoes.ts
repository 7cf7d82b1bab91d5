import { filedIn } from '../links/followed-up.js';
import type { EchoRule } from '../links/rules.js';

/** The confiscation says where its return is spoken of. */
export const echoes: readonly EchoRule[] = [filedIn('confiscation')];
