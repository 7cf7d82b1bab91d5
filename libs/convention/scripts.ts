import { procedures } from './procedures.js';
import type { Script } from './rehearsal.js';

/** What rehearsals play, by kind. */
export const scripts: Readonly<Record<string, Script>> = Object.fromEntries(
  Object.entries(procedures).map(([kind, procedure]) => [kind, { procedure, examples: procedure.examples }]),
);
