import * as clocks from '../conversation/clocks.js';
import type { AnnouncedRule, DeadlineRule, Policy } from '../procedure.js';

/** The acts that hand the information over. */
export const handedOver = ['transmit', 'transmit-without-conditions'] as const;
const replies = ['accept-conditions', 'decline-conditions'] as const;

/** Nobody has to act on that day; from the next on the conditions no longer bind. */
const restrictions: AnnouncedRule = {
  shape: 'announced',
  key: 'end-of-conditions',
  title: 'The last day on which the conditions bind',
  side: 'requested',
  provision: 'hanoi-40-5',
  starts: 'submit',
  field: 'restrictedUntil',
  stops: [],
  reminds: ['requesting', 'requested'],
};

export const deadlines: readonly DeadlineRule[] = [
  clocks.receipt,
  clocks.policyClock({
    key: 'conditions-reply',
    title: 'Reply to the conditions',
    side: 'requested',
    starts: 'delivery',
    stops: replies,
    onlyWith: 'conditions',
  }),
  clocks.policyClock({
    key: 'transmission',
    title: 'The information, or the withdrawal of the offer',
    side: 'requesting',
    starts: replies,
    stops: [...handedOver, 'withdraw'],
  }),
  clocks.policyClock({
    key: 'acknowledgement',
    title: 'Acknowledgement by a liaison officer',
    side: 'requested',
    starts: handedOver,
    stops: ['acknowledge'],
  }),
  clocks.policyClock({
    key: 'feedback',
    title: 'What became of the information',
    side: 'requested',
    starts: 'acknowledge',
    stops: ['give-feedback', 'link-request'],
    onlyWith: 'feedbackWished',
  }),
  clocks.informationReply,
  clocks.statusReply,
  clocks.suggestedDeadline([...replies, 'acknowledge']),
  clocks.announcedDate([...replies, 'give-feedback']),
  restrictions,
];

export const policies: Readonly<Record<string, Policy>> = {
  '2026-1': {
    receipt: clocks.limits2026.receipt,
    'conditions-reply': clocks.reply,
    transmission: clocks.reply,
    acknowledgement: clocks.limits2026.acknowledgement,
    feedback: { emergency: { days: 7 }, urgent: { days: 30 }, routine: { days: 90 } },
    'information-reply': clocks.limits2026['information-reply'],
    'status-reply': clocks.limits2026['status-reply'],
  },
};
