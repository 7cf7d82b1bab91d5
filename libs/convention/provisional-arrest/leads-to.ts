import { dateIn, usableZone } from '../deadlines/calendar.js';
import { carried, lasting, lastSaid, said, whereShort } from '../links/carry.js';
import type { LeadFacts, LeadRule } from '../links/rules.js';
import type { Contents } from '../types.js';
import type { Arrest, NotFound } from './act-contents.js';
import type { ProvisionalArrestRequest } from './contents.js';
import { awaitingRequest } from './statuses.js';

const requestOf = ({ view }: LeadFacts) => said<ProvisionalArrestRequest>(view.contents);

function formalRequest(facts: LeadFacts): Contents {
  const { formalRequest: _intention, circumstances: _reasons, penalty, ...rest } = lasting(requestOf(facts));
  const maximum = whereShort(penalty, 2000);
  return {
    ...rest,
    penalty: maximum && { maximum },
    provisionalArrest: { reference: facts.reference, arrestedOn: arrestedOn(facts) },
  };
}

/** The day of the last arrest where it was made. */
function arrestedOn({ view }: LeadFacts): string | undefined {
  const instant = lastSaid<Arrest>(view, 'report-arrest')?.arrestedAt;
  return instant && view.terms ? dateIn(instant, usableZone(view.terms.zones.requested)) : undefined;
}

/** Everything but dates, and where the person was thought to be. */
function elsewhere(facts: LeadFacts): Contents {
  const { formalRequest, person, ...request } = lasting(requestOf(facts));
  const { whereabouts: _left, ...identity } = person ?? {};
  return { ...request, person: person && identity, formalRequest: formalRequest && carried(formalRequest, 'intended') };
}

export const leadsTo: readonly LeadRule[] = [
  {
    kind: 'extradition',
    relation: 'follow-up',
    title: 'File the request for extradition',
    by: 'requesting',
    from: awaitingRequest,
    provision: 'hanoi-37-10',
    contents: formalRequest,
  },
  {
    kind: 'provisional-arrest',
    relation: 'third-state',
    title: 'Ask the State where the person may be',
    by: 'requesting',
    from: ['not-found'],
    thirdState: ({ view }) => lastSaid<NotFound>(view, 'report-not-found')?.otherState ?? null,
    provision: 'hanoi-37-10',
    contents: elsewhere,
  },
];
