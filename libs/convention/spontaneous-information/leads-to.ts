import { basisUnder, carried, lastSaid, said } from '../links/carry.js';
import type { LeadFacts, LeadRule } from '../links/rules.js';
import type { CaseView, Contents } from '../types.js';
import type { Information } from './act-contents.js';
import type { InformationOffer } from './contents.js';
import type { InformationStatus } from './statuses.js';

const given: readonly InformationStatus[] = ['transmitted', 'acknowledged', 'closed'];

const informationIn = (view: CaseView): string | undefined =>
  (lastSaid<Information>(view, 'transmit') ?? lastSaid<Information>(view, 'transmit-without-conditions'))?.information;

/** The State that received speaks here: the authority is its own, and not known. What it was told are the facts. */
function legalAssistance({ view }: LeadFacts): Contents {
  const offer = said<InformationOffer>(view.contents);
  return {
    ...carried(offer, 'offence', 'scopeBasis', 'conduct', 'urgencyReason', 'emergency', 'language'),
    legalBasis: basisUnder(offer.legalBasis, '40'),
    facts: informationIn(view),
    confidentiality: offer.conditions?.keepConfidential && { keepConfidential: true },
  };
}

export const leadsTo: readonly LeadRule[] = [
  {
    kind: 'mutual-legal-assistance',
    relation: 'parent',
    title: 'Ask for mutual legal assistance',
    by: 'requested',
    from: given,
    provision: 'hanoi-40-4',
    contents: legalAssistance,
  },
];
