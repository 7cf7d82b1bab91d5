import * as clocks from '../conversation/clocks.js';
import { limits2026 as network } from '../policies/network.js';
import type { DeadlineRule, Policy } from '../procedure.js';

const answers = ['disclose-traffic-data', 'withhold'] as const;

export const deadlines: readonly DeadlineRule[] = [
  clocks.receipt,
  clocks.policyClock({
    key: 'disclosure',
    title: 'Disclosure, or notice that the data are withheld',
    side: 'requesting',
    starts: 'submit',
    stops: answers,
    pausedWhile: [clocks.consultationWaits],
  }),
  { ...clocks.consultationReply(answers), side: 'requested' },
  clocks.policyClock({
    key: 'taking-note',
    title: 'Taking note of the disclosure',
    side: 'requested',
    starts: answers,
    stops: ['take-note'],
  }),
];

/** "Expeditiously" has no number in the law: the limits are those of a preservation order, and of an acknowledgement. */
export const policies: Readonly<Record<string, Policy>> = {
  '2026-1': {
    receipt: clocks.limits2026.receipt,
    disclosure: network['preservation-order'],
    'consultation-reply': clocks.reply,
    'taking-note': clocks.limits2026.acknowledgement,
  },
};
