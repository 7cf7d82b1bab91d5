import { dayNotOver, isNotOver } from '../conversation/when.js';
import { guard } from '../procedure.js';
import type { CaseView, Contents, Side } from '../types.js';
import type { ExtensionAcceptance, ExtensionProposal, PassedOn } from './act-contents.js';
import type { Activation, Agreement, Signature } from './agreement.js';

/** The last of these acts, with its contents; undefined before any. */
export const last = (view: CaseView, ...acts: readonly string[]) =>
  view.effective.findLast(({ act }) => acts.includes(act.act))?.act;

export const agreementIn = (view: CaseView): Agreement | undefined =>
  last(view, 'draft-agreement', 'redraft-agreement')?.contents as unknown as Agreement | undefined;

/** The two States of the case, as the submit act has them. */
export function stateOf({ effective }: CaseView, side: Side): string | undefined {
  const submit = effective[0]?.act;
  return side === 'requesting' ? submit?.from : submit?.to;
}

const hostsIn = (participants: Agreement['participants'] = []): string[] =>
  participants.flatMap(({ state, host }) => (host ? [state] : []));

export const partiesComplete = guard<Agreement>({
  code: 'participants-not-complete',
  message:
    'The lead, both States of this case and at least one host take part, and no State is there twice (participants)',
  provision: 'network-policy',
  needs: 'contents',
  holds: ({ contents: { participants, lead }, view }) => {
    const states = participants.map(({ state }) => state);
    const needed = [lead, stateOf(view, 'requesting'), stateOf(view, 'requested')];
    const once = new Set(states).size === states.length;
    return once && hostsIn(participants).length > 0 && needed.every((state) => states.includes(state ?? ''));
  },
});

export const proposerLeads = guard<Agreement>({
  code: 'lead-is-not-the-proposer',
  message: 'The State that proposed the joint investigation leads it: it alone has a case with every State (lead)',
  provision: 'network-policy',
  needs: 'contents',
  holds: ({ contents, view }) => contents.lead === stateOf(view, 'requesting'),
});

export const endsAfterStart = guard<Agreement>({
  code: 'end-before-start',
  message: 'The last day is not before the first',
  provision: 'network-policy',
  needs: 'contents',
  holds: ({ contents }) => contents.start <= contents.end,
});

export const endsAhead = dayNotOver('end', {
  code: 'agreement-over',
  message: 'The last day of the agreement is not over',
  provision: 'network-policy',
});

/** Of an agreement that stands already: who signs it late has another one put forward. */
export const agreementLasts = guard<Contents>({
  code: 'agreement-over',
  message: 'The last day of the agreement is not over',
  provision: 'network-policy',
  needs: 'case',
  holds: ({ view, at }) => {
    const { end } = agreementIn(view) ?? {};
    return end === undefined || isNotOver(end, at);
  },
});

export const agreementDrafted = guard<Contents>({
  code: 'no-agreement-to-sign',
  message: 'There is no agreement yet (draft-agreement)',
  provision: 'hanoi-48',
  needs: 'case',
  holds: ({ view }) => agreementIn(view) !== undefined,
});

/** Any change makes another document, and so voids what was signed before. */
export const signsWhatStands = guard<Signature>({
  code: 'another-agreement-signed',
  message: 'What is signed is the agreement as it stands, by its digest',
  provision: 'network-policy',
  needs: 'contents',
  holds: ({ contents, view }) => contents.sha256 === agreementIn(view)?.agreement.sha256,
});

/** Whether an act is of the agreement that stands here. */
export const isOfThisAgreement = (contents: Contents, view: CaseView): boolean =>
  contents.sha256 === agreementIn(view)?.agreement.sha256;

/** And of the last day proposed last. */
export const isOfThisExtension = (contents: Contents, view: CaseView): boolean =>
  isOfThisAgreement(contents, view) && contents.end === last(view, 'propose-extension')?.contents.end;

export const activatedAsAgreed = guard<Activation>({
  code: 'activated-otherwise-than-agreed',
  message: 'Digest and last day are those of the agreement',
  provision: 'network-policy',
  needs: 'contents',
  holds: ({ contents, view }) => {
    const agreed = agreementIn(view);
    return contents.sha256 === agreed?.agreement.sha256 && contents.end === agreed.end;
  },
});

const endIn = (view: CaseView): string => String(last(view, 'activate', 'extend')?.contents.end ?? '');

export const extendsIt = guard<ExtensionProposal>({
  code: 'extension-not-later',
  message: 'An extension ends later than what was agreed before',
  provision: 'network-policy',
  needs: 'contents',
  holds: ({ contents, view }) => contents.end > endIn(view),
});

export const extendedAsProposed = guard<ExtensionAcceptance>({
  code: 'extension-otherwise-than-proposed',
  message: 'What is accepted is the last day that was proposed, of the agreement as it was signed',
  provision: 'network-policy',
  needs: 'contents',
  holds: ({ contents, view }) => isOfThisExtension({ ...contents }, view),
});

/** The sovereignty of the State in whose territory it takes place is fully respected: it stops what it wants. */
export const invitedIsHost = guard<Contents>({
  code: 'not-the-host',
  message: 'Only a State in whose territory the investigation takes place suspends or stops it so',
  provision: 'hanoi-48',
  needs: 'case',
  holds: ({ view }) => hostsIn(agreementIn(view)?.participants).includes(stateOf(view, 'requested') ?? ''),
});

/** The lead speaks for itself where it is a host, or for a host of another case, whose act it names. */
export const hostDecided = guard<PassedOn>({
  code: 'host-did-not-decide',
  message:
    'The lead passes on what a host decided: it is that host itself, or names the act of a third State that is (act)',
  provision: 'hanoi-48',
  needs: 'contents',
  field: 'act',
  holds: ({ contents: { host, act }, view }) =>
    hostsIn(agreementIn(view)?.participants).includes(host) &&
    (host === stateOf(view, 'requesting') || (host !== stateOf(view, 'requested') && Boolean(act))),
});

const suspension = (view: CaseView) => last(view, 'suspend', 'suspend-as-host');

export const suspendedByInvited = guard<Contents>({
  code: 'suspended-by-another-host',
  message: 'The State that suspended it lets it go on',
  provision: 'hanoi-48',
  needs: 'case',
  holds: ({ view }) => suspension(view)?.act === 'suspend-as-host',
});

export const suspendedByLead = guard<Contents>({
  code: 'suspended-by-another-host',
  message: 'The State that suspended it lets it go on',
  provision: 'hanoi-48',
  needs: 'case',
  holds: ({ view }) => suspension(view)?.act === 'suspend',
});
