import { requestFrom } from '../assets/carry.js';
import { carried, lastSaid, said } from '../links/carry.js';
import type { LeadFacts, LeadRule } from '../links/rules.js';
import type { Contents } from '../types.js';
import type { Freezing } from './act-contents.js';
import type { AssetFreezeRequest } from './contents.js';
import { contested } from './statuses.js';

/** For the same proceeding, on the same facts; what is asked of it now, and by which order, nobody has said. */
function confiscation({ view }: LeadFacts): Contents {
  const request = said<AssetFreezeRequest>(view.contents);
  return {
    ...requestFrom(request, '50'),
    ...carried(request, 'proceeding', 'offence', 'facts', 'persons', 'identifiers', 'aim', 'routing', 'translations'),
    property: lastSaid<Freezing>(view, 'report-freeze')?.property ?? request.property,
  };
}

export const leadsTo: readonly LeadRule[] = [
  {
    kind: 'confiscation',
    relation: 'follow-up',
    title: 'Ask for the confiscation of what is frozen',
    by: 'requesting',
    from: ['in-execution', 'frozen', 'kept', 'follow-up-decided', ...contested],
    provision: 'hanoi-50-2',
    contents: confiscation,
  },
];
