import { guard } from '../procedure.js';
import { coreOffenceOrOtherTreaty } from '../request/guards.js';
import { conductDescribedWhere } from '../rules/dual-criminality.js';
import { humanRightsCheckedWhere } from '../rules/human-rights.js';
import type { Contents } from '../types.js';
import type { WholeResult } from './act-contents.js';
import type { MutualAssistanceRequest } from './contents.js';
import { citedTreaty } from '../rules/legal-basis.js';
import { isReserved } from '../rules/reservations.js';
import { articlesOfPurposes, coercive, forOwnOffences, notElectronic, personal, type Purpose } from './vocabulary.js';

type Facts = { contents: MutualAssistanceRequest };

/** A condition on requests with one of these purposes; others pass. */
const when = (among: readonly Purpose[], has: (contents: MutualAssistanceRequest) => boolean) => ({
  needs: 'contents' as const,
  holds: ({ contents }: Facts) => !contents.purposes?.some((purpose) => among.includes(purpose)) || has(contents),
});

export const factsGiven = guard<MutualAssistanceRequest>({
  code: 'facts-missing',
  message: 'A request other than for the service of documents gives a summary of the relevant facts (facts)',
  provision: 'hanoi-40-15-c',
  needs: 'contents',
  field: 'facts',
  holds: ({ contents }) =>
    Boolean(contents.facts) || (contents.purposes ?? []).every((purpose) => purpose === 'serve-documents'),
});

export const personsGiven = guard<MutualAssistanceRequest>({
  code: 'persons-missing',
  message: 'A hearing, an appearance or a transfer concerns a person: say whom (persons)',
  provision: 'hanoi-40-15-e',
  field: 'persons',
  ...when(personal, ({ persons }) => (persons ?? []).length > 0),
});

export const storedDataDescribed = guard<MutualAssistanceRequest>({
  code: 'stored-data-not-described',
  message: 'A request for stored data describes them (storedData)',
  provision: 'hanoi-44',
  field: 'storedData',
  ...when(['stored-data'], ({ storedData }) => Boolean(storedData)),
});

export const trafficCollectionDescribed = guard<MutualAssistanceRequest>({
  code: 'traffic-collection-not-described',
  message: 'A request to collect traffic data in real time specifies and justifies the collection (trafficCollection)',
  provision: 'hanoi-45-3',
  field: 'trafficCollection',
  ...when(['real-time-traffic'], ({ trafficCollection }) => Boolean(trafficCollection)),
});

export const hearingDescribed = guard<MutualAssistanceRequest>({
  code: 'video-hearing-not-described',
  message:
    'A request for a hearing by videoconference says who conducts it, on what, and why not in person (videoHearing)',
  provision: 'hanoi-40-18',
  field: 'videoHearing',
  ...when(['video-hearing'], ({ videoHearing }) => Boolean(videoHearing)),
});

export const witnessTransferDescribed = guard<MutualAssistanceRequest>({
  code: 'witness-transfer-not-described',
  message:
    'A request to transfer a detained person gives its purpose and length, the consent, and the undertakings (witnessTransfer)',
  provision: 'hanoi-40-9',
  field: 'witnessTransfer',
  ...when(['transfer-of-detained-witness'], ({ witnessTransfer }) => Boolean(witnessTransfer)),
});

export const interceptionDescribed = guard<MutualAssistanceRequest>({
  code: 'interception-not-described',
  message: 'A request to intercept content data specifies and justifies the interception (interception)',
  provision: 'hanoi-46',
  field: 'interception',
  ...when(['interception'], ({ interception }) => Boolean(interception)),
});

const asks =
  (among: readonly Purpose[]) =>
  ({ purposes }: Contents): boolean =>
    ((purposes ?? []) as Purpose[]).some((purpose) => among.includes(purpose));

/** Whether the request asks for what compels somebody. */
export const compels = asks(coercive);
export const humanRightsChecked = humanRightsCheckedWhere(compels);
export const conductDescribed = conductDescribedWhere(compels);

/** For whom a safe conduct matters: the person is in the requesting State. */
export const bringsPersons = asks(['voluntary-appearance', 'transfer-of-detained-witness']);

/** R1, for requests that ask for one of these. */
const withinScope = (among: readonly Purpose[]) =>
  guard<Contents>({
    ...coreOffenceOrOtherTreaty,
    holds: (facts) => !asks(among)(facts.contents) || coreOffenceOrOtherTreaty.holds(facts),
  });

export const recoveryWithinScope = withinScope(forOwnOffences);
/** A remark, not a bar: whoever is asked may give more than it has to. */
export const purposesWithinScope = withinScope(notElectronic);

/** A remark, not a bar: the Convention lets a State reserve to itself where it collects data in real time (Art. 23). */
export const purposesNotReserved = guard<MutualAssistanceRequest>({
  code: 'purpose-reserved',
  message: 'The requested State has excluded or narrowed the article of what is asked for by a reservation (purposes)',
  provision: 'network-policy',
  needs: 'contents',
  holds: ({ contents, terms }) => {
    const articles = (contents.purposes ?? []).flatMap((purpose) => articlesOfPurposes[purpose] ?? []);
    return !isReserved(terms, citedTreaty({ ...contents }), articles);
  },
});

export const procedureExplained = guard<WholeResult>({
  code: 'procedure-reason-missing',
  message: 'If the procedure wished was not followed, or in part only, say why (procedureReason)',
  provision: 'hanoi-40-17',
  needs: 'contents',
  field: 'procedureReason',
  holds: ({ contents }) => !['partly', 'no'].includes(contents.procedureFollowed) || Boolean(contents.procedureReason),
});
