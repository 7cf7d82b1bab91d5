import { basisUnder, carried, said, whereShort } from '../links/carry.js';
import type { LeadFacts, LeadRule } from '../links/rules.js';
import type { LegalBasis } from '../request/contents.js';
import type { Contents } from '../types.js';
import type { ExtraditionRequest } from './contents.js';

const requestOf = ({ view }: LeadFacts) => said<ExtraditionRequest>(view.contents);

/** What the request said of itself; not why it was urgent, which was another matter. */
const common = (request: Partial<ExtraditionRequest>, article: string): Contents => ({
  ...carried(request, 'authority', 'scopeBasis', 'language', 'contactForConfirmation', 'confidentiality'),
  legalBasis: ofExtraditionAlone(request.legalBasis) ? undefined : basisUnder(request.legalBasis, article),
});

/** A treaty on extradition is no basis for a transfer. */
const ofExtraditionAlone = (basis: LegalBasis | undefined): boolean =>
  ['ece-extradition', 'ece-3ap', 'bilateral'].includes(basis?.instrument ?? '');

function personOf({ person }: Partial<ExtraditionRequest>): Contents | undefined {
  const { description: _description, whereabouts: _before, ...identity } = person ?? {};
  return person && identity;
}

function proceedings(facts: LeadFacts): Contents {
  const request = requestOf(facts);
  const person = personOf(request);
  return {
    ...common(request, '39'),
    ...carried(request, 'offence', 'dualCriminality'),
    suspects: person && [person],
  };
}

/** Sentenced since, or before: the judgment that the request rested on is the one only if it was one. */
function sentencedPerson(facts: LeadFacts): Contents {
  const request = requestOf(facts);
  const { offence, dualCriminality, decision, penalty } = request;
  const judged = decision?.kind === 'judgment';
  return {
    ...common(request, '38'),
    requestingAs: 'sentencing-state',
    person: personOf(request),
    offence: offence && {
      references: offence.references,
      provisions: whereShort(dualCriminality?.requestingProvisions, 4000),
      facts: offence.conduct,
    },
    judgment:
      judged && decision
        ? { court: decision.authority, ...carried(decision, 'date', 'reference', 'sha256') }
        : undefined,
    sentence: judged && penalty?.sentence ? { imposed: penalty.sentence } : undefined,
  };
}

export const leadsTo: readonly LeadRule[] = [
  {
    kind: 'transfer-of-proceedings',
    relation: 'parent',
    title: 'Ask that the proceedings be taken over',
    by: 'requesting',
    from: ['refused', 'refused-as-national', 'prosecution-requested', 'domestic-prosecution-submitted'],
    urgency: 'routine',
    provision: 'hanoi-39',
    contents: proceedings,
  },
  {
    kind: 'transfer-of-sentenced-person',
    relation: 'parent',
    title: 'Ask that the person serve the sentence at home',
    by: 'requesting',
    from: ['surrendered', 'speciality-requested', 'closed'],
    urgency: 'routine',
    provision: 'hanoi-37-12',
    contents: sentencedPerson,
  },
];
