import { requested } from '../conversation/acts.js';
import { guard, type ProofRule } from '../procedure.js';
import type { Act, CaseView, Contents } from '../types.js';
import type { Activation, SignatureOf } from './agreement.js';
import { agreementIn, isOfThisAgreement, isOfThisExtension, last, stateOf } from './guards.js';
import { signed } from './statuses.js';

// What every State has to have signed is shown by the act of each, in whichever case of the lead it gave it.

/** The States that take part beside the two of the case, whose signatures were given elsewhere. */
const thirdStates = (view: CaseView): string[] => {
  const here = [stateOf(view, 'requesting'), stateOf(view, 'requested')];
  return (agreementIn(view)?.participants ?? []).map(({ state }) => state).filter((state) => !here.includes(state));
};

/** n of n: the two signatures of this case, and every other State that takes part, each once, and nobody else. */
export const everyStateSigned = guard<Activation>({
  code: 'signatures-not-complete',
  message: 'Every third State that takes part has signed, each once, and no other State is named (signatures)',
  provision: 'network-policy',
  needs: 'contents',
  holds: ({ contents: { signatures = [] }, view }) =>
    signatures
      .map(({ state }) => state)
      .sort()
      .join() === thirdStates(view).sort().join(),
});

interface Proved {
  act: string;
  /** Whether it is of what stands here. */
  same: (contents: Contents, view: CaseView) => boolean;
}

/** Nobody takes the lead's word: the act of each third State is carried as that State signed it, and is of what stands here. */
const proved = (by: Proved) =>
  guard<Activation>({
    code: 'signature-not-proved',
    message:
      'The signature of a third State is its own act, signed for the lead, of exactly what is agreed here, and goes with this act (signatures)',
    provision: 'network-policy',
    needs: 'contents',
    holds: ({ contents: { signatures = [] }, view, proofs }) =>
      proofs.length === signatures.length &&
      signatures.every((one) => proofs.some((proof) => isProved(one, proof, view, by))),
  });

const isProved = ({ state, case: id, act: hash }: SignatureOf, proof: Act, view: CaseView, by: Proved): boolean =>
  proof.hash === hash &&
  proof.case === id &&
  proof.from === state &&
  proof.to === stateOf(view, 'requesting') &&
  proof.side === 'requested' &&
  proof.act === by.act &&
  requested.roles.includes(proof.officer.role) &&
  by.same(proof.contents, view);

export const signaturesProved = proved({ act: 'countersign', same: isOfThisAgreement });
export const acceptancesProved = proved({ act: 'accept-extension', same: isOfThisExtension });

/** Acts of third States that contents name; contents that nobody has looked at yet may name anything. */
const named: ProofRule['named'] = ({ signatures }) =>
  (Array.isArray(signatures) ? (signatures as Partial<SignatureOf>[]) : []).flatMap((one) =>
    typeof one?.case === 'string' && typeof one.act === 'string' ? [{ case: one.case, act: one.act }] : [],
  );

export const signaturesElsewhere: ProofRule = { named, stands: ({ status }) => signed.includes(status) };

const ofExtension = ['propose-extension', 'accept-extension', 'decline-extension', 'withdraw-extension', 'extend'];

/** Neither has the lead taken the extension back there since, nor proposed another one. */
export const acceptancesElsewhere: ProofRule = {
  named,
  stands: (view) =>
    signed.includes(view.status) && ['accept-extension', 'extend'].includes(last(view, ...ofExtension)?.act ?? ''),
};
