import { guard } from '../procedure.js';
import type { Answer, InterimAnswer } from './act-contents.js';
import type { CooperationRequest } from './contents.js';
import { aboutMovements, aboutSuspects, forAnalysis, workingTogether, type Inquiry } from './vocabulary.js';

type Facts = { contents: CooperationRequest };

const asks = (contents: Partial<CooperationRequest> | null, among: readonly Inquiry[]): boolean =>
  (contents?.inquiries ?? []).some((inquiry) => among.includes(inquiry));

/** A condition on inquiries of some sorts; others pass. */
const when = (among: readonly Inquiry[], has: (contents: CooperationRequest) => boolean) => ({
  provision: 'hanoi-47' as const,
  needs: 'contents' as const,
  holds: ({ contents }: Facts) => !asks(contents, among) || has(contents),
});

export const offenceGiven = guard<CooperationRequest>({
  code: 'offence-missing',
  message: 'An inquiry about persons, movements or samples says which offence it concerns (offence)',
  field: 'offence',
  ...when([...aboutSuspects, ...aboutMovements, ...forAnalysis], ({ offence }) => Boolean(offence)),
});

export const suspectsDescribed = guard<CooperationRequest>({
  code: 'suspects-not-described',
  message: 'An inquiry about suspects names persons, or identifiers by which they can be found (persons)',
  field: 'persons',
  ...when(aboutSuspects, ({ persons = [], identifiers = [] }) => persons.length + identifiers.length > 0),
});

export const propertyDescribed = guard<CooperationRequest>({
  code: 'property-not-described',
  message: 'An inquiry about movements says of which proceeds, property or equipment (property)',
  field: 'property',
  ...when(aboutMovements, ({ property }) => Boolean(property)),
});

export const samplesDescribed = guard<CooperationRequest>({
  code: 'samples-not-described',
  message: 'A request for samples or data says which are needed for the analysis (samples)',
  field: 'samples',
  ...when(forAnalysis, ({ samples }) => Boolean(samples)),
});

export const arrangementProposed = guard<CooperationRequest>({
  code: 'arrangement-not-proposed',
  message: 'Coordination, an exchange of staff or a posting is proposed: say what, who, where, how long (arrangement)',
  field: 'arrangement',
  ...when(workingTogether, ({ arrangement }) => Boolean(arrangement)),
});

/** Information between police forces becomes evidence only when an authority that can say so has said so. */
export const evidenceAllowed = guard<InterimAnswer>({
  code: 'evidence-not-allowed-by-anybody',
  message:
    'The answer is intelligence unless it names the authority that allows its use as evidence (evidenceAllowedBy)',
  provision: 'network-policy',
  needs: 'contents',
  field: 'evidenceAllowedBy',
  holds: ({ contents }) => contents.evidentialStatus !== 'evidence' || Boolean(contents.evidenceAllowedBy),
});

export const arrangementAnswered = guard<Answer>({
  code: 'arrangement-not-answered',
  message: 'Coordination, an exchange or a posting was proposed: the answer says what is agreed (arrangement)',
  provision: 'hanoi-47',
  needs: 'contents',
  field: 'arrangement',
  holds: ({ contents, view }) => !asks(view.contents, workingTogether) || Boolean(contents.arrangement),
});
