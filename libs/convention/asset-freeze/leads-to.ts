import { askedBy, basisUnder, carried, lasting, lastSaid, said } from '../links/carry.js';
import type { LeadFacts, LeadRule } from '../links/rules.js';
import type { Contents } from '../types.js';
import type { Freezing, Tracing } from './act-contents.js';
import type { AssetFreezeRequest } from './contents.js';
import { contested } from './statuses.js';

/** For the same proceeding, on the same facts; what is asked of it now, and by which order, nobody has said. */
function confiscation({ view }: LeadFacts): Contents {
  const request = said<AssetFreezeRequest>(view.contents);
  return {
    ...askedBy(request),
    ...carried(request, 'conduct', 'confidentiality', 'routing', 'translations'),
    ...carried(request, 'proceeding', 'offence', 'facts', 'persons', 'identifiers', 'aim'),
    legalBasis: basisUnder(request.legalBasis, '50'),
    property: lastSaid<Freezing>(view, 'report-freeze')?.property ?? request.property,
  };
}

/** The request as it was, now to freeze what was found. */
function freeze({ view }: LeadFacts): Contents {
  const request = lasting(said<AssetFreezeRequest>(view.contents));
  const found = lastSaid<Tracing>(view, 'complete-tracing')?.property;
  return { ...request, measures: ['freeze'], property: found ?? request.property };
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
  {
    kind: 'asset-freeze',
    relation: 'supplement',
    title: 'Ask for the freezing of what was found',
    by: 'requesting',
    from: ['traced'],
    provision: 'hanoi-50-2',
    contents: freeze,
  },
];
