import type { Contents } from '../types.js';
import { askedBy, basisUnder, carried, said, spanOf, whereShort } from '../links/carry.js';
import type { LeadFacts, LeadRule } from '../links/rules.js';
import type { AssistanceRequest, Suspect } from './contents.js';
import type { AssistanceStatus } from './statuses.js';

const advanced: readonly AssistanceStatus[] = ['in-execution', 'answered', 'closed', 'forwarded'];

const requestOf = ({ view }: LeadFacts) => said<AssistanceRequest>(view.contents);

function preservation(facts: LeadFacts): Contents {
  const request = requestOf(facts);
  const { confidentiality: secret, identifiers } = request;
  return {
    ...askedBy(request),
    ...carried(request, 'offence', 'conduct', 'custodian'),
    legalBasis: basisUnder(request.legalBasis, '42'),
    data: identifiers && { identifiers },
    secrecy: secret && { keepSecret: secret.keepConfidential, reason: secret.reason },
  };
}

function legalAssistance(facts: LeadFacts): Contents {
  const request = requestOf(facts);
  const { offence, suspect } = request;
  return {
    ...askedBy(request),
    ...carried(request, 'conduct', 'confidentiality', 'identifiers'),
    legalBasis: basisUnder(request.legalBasis, '40'),
    offence: offence && carried(offence, 'references', 'provisions'),
    facts: offence?.facts,
    period: spanOf(request.identifiers),
    persons: suspect && [{ identity: identityOf(suspect), location: suspect.lastKnownLocation }],
  };
}

/** The name; without one the description, if it is as short as an identity has to be. */
const identityOf = ({ name, description }: Suspect): string | undefined => name || whereShort(description, 1000);

export const leadsTo: readonly LeadRule[] = [
  {
    kind: 'preservation',
    relation: 'parent',
    title: 'Ask for the preservation of the data',
    by: 'requesting',
    from: advanced,
    provision: 'hanoi-42-2',
    contents: preservation,
  },
  {
    kind: 'mutual-legal-assistance',
    relation: 'parent',
    title: 'Ask for mutual legal assistance',
    by: 'requesting',
    from: advanced,
    provision: 'network-policy',
    contents: legalAssistance,
  },
];
