import type { Contents } from '../types.js';
import { askedBy, basisUnder, carried, lasting, lastSaid, said, spanOf } from '../links/carry.js';
import type { LeadFacts, LeadRule } from '../links/rules.js';
import { isConfidential } from '../rules/confidentiality.js';
import type { NotAvailable } from './act-contents.js';
import type { PreservationRequest } from './contents.js';
import { kept, type PreservationStatus } from './statuses.js';

const underWay: readonly PreservationStatus[] = [
  'acknowledged',
  'under-review',
  'information-requested',
  'risk-notice',
  'order-issued',
];

const requestOf = ({ view }: LeadFacts) => said<PreservationRequest>(view.contents);

/** Everything but what was of that day: the wish for a date, and when the follow-up was expected. */
function again(facts: LeadFacts): Contents {
  const { followUp, desiredUntil: _day, ...request } = lasting(requestOf(facts));
  return { ...request, followUp: followUp && carried(followUp, 'intended', 'kind') };
}

function assistance(facts: LeadFacts): Contents {
  const { reference } = facts;
  const request = requestOf(facts);
  const { data, followUp, offence, secrecy } = request;
  const search = followUp?.kind === 'search-or-access' || followUp?.kind === 'seizure-or-securing';
  return {
    ...askedBy(request),
    legalBasis: basisUnder(request.legalBasis, '40'),
    offence: offence && carried(offence, 'references', 'provisions'),
    facts: offence?.facts,
    purposes: followUp?.kind === 'other' ? undefined : ['stored-data', ...(search ? ['search-seizure-freezing'] : [])],
    storedData: data && carried(data, 'description', 'categories'),
    identifiers: data?.identifiers,
    period: spanOf(data?.identifiers),
    conduct: request.conduct,
    preservation: { reference },
    confidentiality: secrecy && { keepConfidential: isConfidential({ secrecy }), reason: secrecy.reason },
  };
}

/** The disclosing State speaks here: the authority is its own, and not known. */
function disclosure(facts: LeadFacts): Contents {
  const { id, reference } = facts;
  const request = requestOf(facts);
  const [only, ...others] = request.data?.identifiers ?? [];
  return {
    ...carried(request, 'scopeBasis', 'urgencyReason', 'emergency', 'language', 'offence', 'conduct'),
    legalBasis: basisUnder(request.legalBasis, '43'),
    preservation: { reference, case: id },
    communication: only && others.length === 0 ? { identifier: only.value, from: only.from, to: only.to } : undefined,
  };
}

const elsewhere = ({ view }: LeadFacts): Partial<NotAvailable> =>
  lastSaid<NotAvailable>(view, 'report-not-available') ?? {};

function toElsewhere(facts: LeadFacts): Contents {
  const { otherProvider } = elsewhere(facts);
  return { ...again(facts), custodian: otherProvider ? { name: otherProvider } : undefined };
}

/** What a preservation leads to. */
export const leadsTo: readonly LeadRule[] = [
  {
    kind: 'mutual-legal-assistance',
    relation: 'follow-up',
    title: 'File the follow-up request',
    by: 'requesting',
    from: [...underWay, ...kept, 'expired'],
    provision: 'hanoi-42-3-f',
    contents: assistance,
  },
  {
    kind: 'preservation',
    relation: 'supplement',
    title: 'Ask for another preservation of the same data',
    by: 'requesting',
    from: [...kept, 'expired', 'released', 'disclosed'],
    provision: 'network-policy',
    contents: (facts) => ({ ...again(facts), earlierPreservation: { reference: facts.reference } }),
  },
  {
    kind: 'preservation',
    relation: 'third-state',
    title: 'Ask the State where the data may be',
    by: 'requesting',
    from: ['not-available'],
    thirdState: (facts) => elsewhere(facts).otherState ?? null,
    provision: 'hanoi-42-2',
    contents: toElsewhere,
  },
  {
    kind: 'preserved-traffic-disclosure',
    relation: 'parent',
    title: 'Disclose that a provider of another State was involved',
    by: 'requested',
    from: [...underWay, ...kept],
    provision: 'hanoi-43-1',
    contents: disclosure,
  },
];
