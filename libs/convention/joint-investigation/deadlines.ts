import * as clocks from '../conversation/clocks.js';
import type { AnnouncedRule, DeadlineRule, Policy } from '../procedure.js';

/** Of the agreement, and of every extension of it: the lead closes the joint investigation, or has it extended. */
const lastDay = (key: string, starts: string, stops: readonly string[]): AnnouncedRule => ({
  shape: 'announced',
  key,
  title: 'The last day of the joint investigation',
  side: 'requesting',
  provision: 'network-policy',
  starts,
  field: 'end',
  stops,
});

const begun = ['open-negotiation', 'refuse'] as const;
/** What the lead waits for before there is an agreement. */
export const replies = [...begun, 'countersign'] as const;
const onExtension = ['accept-extension', 'decline-extension'] as const;
/** What the State that is asked owes the lead, from the proposal to the last extension. */
export const brought = [...replies, 'redraft-agreement', ...onExtension] as const;
/** A question whether it lasts longer is off the table. */
export const dropped = ['withdraw-extension', 'suspend', 'suspend-as-host'] as const;

export const deadlines: readonly DeadlineRule[] = [
  clocks.receipt,
  clocks.acknowledgement,
  clocks.completeness(begun),
  clocks.policyClock({
    key: 'decision',
    title: 'Taking up the proposal, or notice that there will be no joint investigation',
    side: 'requested',
    starts: 'acknowledge',
    stops: begun,
    pausedWhile: [clocks.questionsWait, clocks.consultationWaits],
  }),
  clocks.policyClock({
    key: 'countersignature',
    title: 'Signature, or a changed agreement',
    side: 'requested',
    starts: 'sign',
    stops: ['countersign', 'redraft-agreement'],
    cancelledBy: ['draft-agreement'],
    repeats: true,
  }),
  clocks.consultationReply(begun),
  clocks.policyClock({
    key: 'extension-reply',
    title: 'Reply to the extension proposed',
    side: 'requested',
    starts: 'propose-extension',
    stops: onExtension,
    cancelledBy: dropped,
    repeats: true,
  }),
  { ...clocks.informationReply, cancelledBy: ['activate'] },
  clocks.suggestedDeadline(replies),
  lastDay('last-day', 'activate', ['close', 'stop', 'stop-as-host', 'extend']),
  lastDay('extended-last-day', 'extend', ['close', 'stop', 'stop-as-host']),
];

export const policies: Readonly<Record<string, Policy>> = {
  '2026-1': {
    receipt: clocks.limits2026.receipt,
    acknowledgement: clocks.limits2026.acknowledgement,
    completeness: clocks.limits2026.completeness,
    decision: { emergency: { hours: 48 }, urgent: { days: 20 }, routine: { days: 45 } },
    countersignature: { emergency: { hours: 48 }, urgent: { days: 20 }, routine: { days: 45 } },
    'consultation-reply': clocks.reply,
    'extension-reply': clocks.reply,
    'information-reply': clocks.limits2026['information-reply'],
  },
};
