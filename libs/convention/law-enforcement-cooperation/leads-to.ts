import { askedBy, basisUnder, carried, said } from '../links/carry.js';
import type { LeadFacts, LeadRule } from '../links/rules.js';
import type { Contents } from '../types.js';
import type { CooperationRequest } from './contents.js';
import type { CooperationStatus } from './statuses.js';

const advanced: readonly CooperationStatus[] = ['under-inquiry', 'answered', 'closed'];

/** The same offence, now by a joint team; why jointly, and in whose territory, nobody has said. */
function jointInvestigation({ view }: LeadFacts): Contents {
  const request = said<CooperationRequest>(view.contents);
  return {
    ...askedBy(request),
    ...carried(request, 'offence', 'conduct', 'confidentiality'),
    legalBasis: basisUnder(request.legalBasis, '48'),
  };
}

export const leadsTo: readonly LeadRule[] = [
  {
    kind: 'joint-investigation',
    relation: 'parent',
    title: 'Propose a joint investigation',
    by: 'requesting',
    from: advanced,
    provision: 'hanoi-48',
    contents: jointInvestigation,
  },
];
