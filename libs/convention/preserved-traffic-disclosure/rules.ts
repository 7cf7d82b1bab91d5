import type { Feature } from '../assemble.js';
import { progressQuestions } from '../rules/progress.js';
import { useOfResults } from '../rules/use.js';
import { acts, disclosing, receiving } from './acts.js';
import { undecided } from './statuses.js';

/** What this kind takes over from the rules that cut across all kinds: the disclosing State is the one that answers. */
export const rules: readonly Feature[] = [
  progressQuestions(undecided, ['disclose-traffic-data', 'withhold'], { asks: receiving, answers: disclosing }),
  useOfResults({
    gives: ['disclose-traffic-data'],
    acts,
    giver: disclosing,
    receiver: receiving,
  }),
];
