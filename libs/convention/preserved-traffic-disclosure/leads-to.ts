import type { Contents, Remark } from '../types.js';
import { happened } from '../conversation/guards.js';
import { carried, lastSaid, said } from '../links/carry.js';
import type { LeadFacts, LeadRule } from '../links/rules.js';
import type { PreservationRequest } from '../preservation/contents.js';
import type { TrafficDisclosure } from './act-contents.js';
import type { DisclosureNotice } from './contents.js';

const disclosed = ({ view }: LeadFacts): Partial<TrafficDisclosure> =>
  lastSaid<TrafficDisclosure>(view, 'disclose-traffic-data') ?? {};

/** What was asked of the State that disclosed: the new request is made for the same offence, by the same authority. */
const asked = ({ named }: LeadFacts): Partial<PreservationRequest> =>
  said(named.find(({ relation, view }) => relation === 'parent' && view.kind === 'preservation')?.view.contents);

/** Offence and authority as in the preservation, provider, path and time as disclosed. Why it is necessary there, nobody has said. */
function preservation(facts: LeadFacts): Contents {
  const earlier = asked(facts);
  const { provider } = disclosed(facts);
  const { communication, scopeBasis, urgencyReason } = said<DisclosureNotice>(facts.view.contents);
  const { legalBasis, followUp, data } = earlier;
  return {
    ...carried(earlier, 'authority', 'domesticReference', 'offence', 'secrecy', 'emergency', 'language'),
    ...carried(earlier, 'contactForConfirmation'),
    legalBasis: legalBasis && carried(legalBasis, 'instrument', 'article', 'name'),
    scopeBasis: earlier.scopeBasis ?? scopeBasis,
    urgencyReason: urgencyReason || earlier.urgencyReason,
    followUp: followUp && carried(followUp, 'intended', 'kind'),
    data: {
      description: communication?.identifier,
      linkToOffence: data?.linkToOffence,
      categories: ['traffic'],
      identifiers: identifiersOf(facts),
    },
    custodian: provider && { name: provider.name },
  };
}

/** The communication, then its stations in the provider's State, or all of them when none is said to be there. */
function identifiersOf(facts: LeadFacts): Contents[] {
  const { communication } = said<DisclosureNotice>(facts.view.contents);
  const { provider, path = [] } = disclosed(facts);
  const there = path.filter(({ state }) => state === provider?.state);
  const stations = (there.length > 0 ? there : path).map(({ station, at }) => ({
    type: typeOf(station),
    value: station,
    from: at,
    to: at,
  }));
  const whole = communication && {
    type: 'other',
    ...carried(communication, 'from', 'to'),
    value: communication.identifier,
  };
  return [...(whole ? [whole] : []), ...stations];
}

const typeOf = (station: string): string =>
  /^\d{1,3}(\.\d{1,3}){3}$|^[0-9a-f]*:[0-9a-f:.]*$/i.test(station) ? 'ip-address' : 'other';

/** The path is the other State's data: it goes on to a third State only as that State allows. */
function onwardTransfer(facts: LeadFacts): Remark[] {
  const allowed = disclosed(facts).use?.onwardTransfer;
  if (!allowed || allowed === 'authorised') return [];
  const how = allowed === 'prior-written-authorisation' ? 'prior written authorisation' : 'prior authorisation';
  const message = `What was disclosed goes to a third State only with the ${how} of ${facts.otherSide}: ask before sending this.`;
  return [{ code: 'onward-transfer-needs-authorisation', message, provision: 'hanoi-36-3' }];
}

export const leadsTo: readonly LeadRule[] = [
  {
    kind: 'preservation',
    relation: 'third-state',
    title: "Ask the provider's State for preservation",
    by: 'requested',
    from: ['disclosed', 'closed'],
    when: ({ view }) => happened(view, 'disclose-traffic-data'),
    thirdState: (facts) => disclosed(facts).provider?.state ?? null,
    provision: 'network-policy',
    contents: preservation,
    remarks: onwardTransfer,
  },
];
