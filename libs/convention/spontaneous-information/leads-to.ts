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

/** Of the proceeds as the offer describes them; by which measure, nobody has said. */
const freeze = (facts: LeadFacts): Contents => {
  const { legalBasis, property } = said<InformationOffer>(facts.view.contents);
  return { ...legalAssistance(facts), legalBasis: basisUnder(legalBasis, '50'), property };
};

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
  {
    kind: 'asset-freeze',
    relation: 'parent',
    title: 'Ask for the tracing or freezing of the proceeds',
    by: 'requested',
    from: given,
    when: ({ view }) => said<InformationOffer>(view.contents).sort === 'proceeds',
    provision: 'hanoi-51',
    contents: freeze,
  },
];
