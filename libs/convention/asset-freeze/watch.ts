import { decided } from '../confiscation/statuses.js';
import { lastSaid } from '../links/carry.js';
import { followUpWatch } from '../links/watch.js';
import type { CaseView } from '../types.js';
import type { MeasureOrder } from './act-contents.js';
import { contested } from './statuses.js';

const lastDay = (view: CaseView): string => {
  const { validUntil } =
    lastSaid<MeasureOrder>(view, 'report-renewal') ?? lastSaid<MeasureOrder>(view, 'report-freeze') ?? {};
  return validUntil ? `The last day of the measure is ${validUntil}.` : 'The measure has no last day.';
};

/** The confiscation that a freeze prepares: once a request for it is filed, the property stays frozen for it. */
export const watch = followUpWatch({
  kind: 'confiscation',
  decided,
  running: ['frozen', 'kept', ...contested],
  provision: 'hanoi-50-2',
  held: 'the measure',
  unless: lastDay,
  conclude: 'The request for confiscation is decided: report the confiscation, keep the measure, or lift it.',
});
