import { askedBy, basisUnder, carried, lastSaid, said } from '../links/carry.js';
import type { LeadFacts, LeadRule } from '../links/rules.js';
import type { Contents } from '../types.js';
import type { Confiscation } from './act-contents.js';
import type { ConfiscationRequest } from './contents.js';

/** Of what has been confiscated; who is to have it, and why, nobody has said. */
const returning = ({ view }: LeadFacts): Contents => {
  const request = said<ConfiscationRequest>(view.contents);
  return {
    ...askedBy(request),
    ...carried(request, 'proceeding', 'offence', 'conduct', 'confidentiality', 'routing'),
    legalBasis: basisUnder(request.legalBasis, '52'),
    property: lastSaid<Confiscation>(view, 'report-confiscation')?.property,
  };
};

export const leadsTo: readonly LeadRule[] = [
  {
    kind: 'asset-return',
    relation: 'follow-up',
    title: 'Ask for the return of what is confiscated',
    by: 'requesting',
    from: ['confiscated', 'return-requested'],
    provision: 'hanoi-52',
    contents: returning,
  },
];
