import type { Feature } from '../assemble.js';
import { useOfResults } from '../rules/use.js';
import { acts } from './acts.js';
import { handedOver } from './deadlines.js';
import { conditionsBind, transferCondition } from './guards.js';
import { giving, receiving } from './statuses.js';

/**
 * What this kind takes over from the rules that cut across all kinds: the State that offers is the one that gives. Its
 * conditions are what restricts the use, and as long as they bind a disclosure that exculpates is told (Art. 40(5)); an
 * onward transfer of personal data is authorised whether or not there are any (Art. 36(3)).
 */
export const rules: readonly Feature[] = [
  useOfResults({
    gives: handedOver,
    acts,
    giver: giving,
    receiver: receiving,
    provision: 'hanoi-40-5',
    transferOf: transferCondition,
  }),
  { guards: { 'request-use-consent': [conditionsBind], 'give-exculpatory-notice': [conditionsBind] } },
];
