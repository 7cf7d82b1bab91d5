import { policyClock, reply } from '../conversation/clocks.js';
import { deadlinesUntil, limits2026 } from '../decision/clocks.js';
import type { AnnouncedRule, DeadlineRule, Policy } from '../procedure.js';

const reasons: AnnouncedRule = {
  shape: 'announced',
  key: 'reasons-to-keep',
  title: 'Reasons for keeping the measure',
  side: 'requesting',
  provision: 'hanoi-50-8',
  starts: 'propose-lift',
  field: 'reasonsBy',
  stops: ['give-reasons', 'request-lift', 'link-follow-up'],
  cancelledBy: ['keep', 'report-decision', 'report-withdrawal'],
};

/** Nobody has to act; but without a new order the measure ends. */
const lastDay = (key: string, starts: string, stops: readonly string[]): AnnouncedRule => ({
  shape: 'announced',
  key,
  title: 'The last day of the measure under domestic law',
  side: 'requested',
  provision: 'hanoi-2-k',
  starts,
  field: 'validUntil',
  stops,
  reminds: ['requesting', 'requested'],
});

const over = ['lift', 'report-confiscated'] as const;

export const deadlines: readonly DeadlineRule[] = [
  ...deadlinesUntil('report-freeze', 'complete-tracing', 'report-nothing-found'),
  reasons,
  policyClock({
    key: 'decision-on-reasons',
    title: 'Decision whether the measure is kept',
    side: 'requested',
    starts: 'give-reasons',
    stops: ['keep', 'lift'],
    cancelledBy: ['link-follow-up', 'report-decision', 'report-withdrawal'],
    repeats: true,
  }),
  policyClock({
    key: 'conclusion',
    title: 'What becomes of the measure after the request for confiscation was decided',
    side: 'requested',
    starts: ['report-decision', 'report-withdrawal'],
    stops: ['report-confiscated', 'propose-lift', 'keep', 'lift'],
    cancelledBy: ['link-follow-up', 'request-lift'],
    repeats: true,
  }),
  policyClock({
    key: 'lift-on-request',
    title: 'Lifting of a measure that is no longer needed',
    side: 'requested',
    starts: 'request-lift',
    stops: ['lift'],
  }),
  lastDay('end-of-measure', 'report-freeze', [...over, 'report-renewal']),
  lastDay('end-of-renewed-measure', 'report-renewal', over),
];

/** Assets move in minutes: a freeze is decided and carried out sooner than other assistance. */
export const policies: Readonly<Record<string, Policy>> = {
  '2026-1': {
    ...limits2026,
    decision: { emergency: { hours: 8 }, urgent: { hours: 48 }, routine: { days: 20 } },
    execution: { emergency: { hours: 24 }, urgent: { days: 5 }, routine: { days: 45 } },
    'decision-on-reasons': { emergency: { days: 7 }, urgent: { days: 7 }, routine: { days: 20 } },
    conclusion: { emergency: { days: 7 }, urgent: { days: 7 }, routine: { days: 20 } },
    'lift-on-request': reply,
  },
};
