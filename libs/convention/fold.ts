import { chainsOf, type Ready } from './chain.js';
import { predated } from './chronology.js';
import { isInstant } from './instants.js';
import { judge, type Proposal } from './judge.js';
import type { Procedure } from './procedure.js';
import { areTerms } from './terms.js';
import type {
  Act,
  CaseState,
  CaseView,
  Contents,
  Delivery,
  Remark,
  Side,
  Status,
  Terms,
  TimelineAct,
} from './types.js';

/** The case while its acts are applied. */
interface Progress extends CaseView {
  status: Status;
  terms: Terms | null;
  contents: Contents | null;
  parties: Record<Side, string> | null;
  caseId: string | null;
  effective: TimelineAct[];
}

/**
 * The status of a case, from its acts alone. Deterministic: the same set of acts and the same receipt give the same
 * result, whatever their order and however often they are repeated. Never throws.
 *
 * Held: acts whose predecessors (own `prev`, the other side's `seen`) or whose submit act have not arrived. The others
 * are applied by (Lamport number, requested side first, hash); one that is not possible when its turn comes stays in
 * the timeline without effect, with the reason. The receipt only turns `submitted` into `delivered`, at the end.
 *
 * The caller passes the acts of one case; acts of another case or of third States among them are without effect.
 */
export function fold(procedure: Procedure, acts: readonly Act[], receipt: Delivery | null = null): CaseState {
  const delivery = receipt && isInstant(receipt.at) ? receipt : null;
  const { ready, held } = chainsOf(acts, procedure.submit);
  const progress = begin(procedure);
  const timeline = ready.map((one) => apply(procedure, progress, one));
  const status = progress.status;
  const { delivery: overlay } = procedure;
  return {
    kind: procedure.kind,
    status: delivery && status === overlay.from ? overlay.to : status,
    terms: progress.terms,
    contents: progress.contents,
    timeline: [...timeline, ...held.map((act) => waiting(act, status))],
    effective: progress.effective,
    delivery,
  };
}

const begin = ({ kind, initial }: Procedure): Progress => ({
  kind,
  status: initial,
  terms: null,
  contents: null,
  parties: null,
  caseId: null,
  effective: [],
});

const waiting = (act: Act, status: Status): TimelineAct => ({ act, effect: 'held', reason: notYet, status });

function apply(procedure: Procedure, progress: Progress, { act, flaw, countsAt }: Ready): TimelineAct {
  const without = (reason: Remark): TimelineAct => ({ act, effect: 'without-effect', reason, status: progress.status });
  const reason = flaw ?? unfit(procedure, progress, act);
  if (reason) return without(reason);
  const verdict = judge(procedure, progress, proposalOf(act, countsAt));
  if (verdict.refused) {
    const { code, message, provision } = verdict.refused;
    return without({ code, message, ...(provision && { provision }) });
  }
  progress.status = verdict.to;
  const { contents } = verdict;
  const warnings = [...verdict.warnings, ...(countsAt ? [predated] : [])];
  const told = contents === act.contents ? act : { ...act, contents };
  if (act.act === procedure.submit) open(progress, told);
  const item: TimelineAct = {
    act: told,
    effect: 'effective',
    ...(warnings.length > 0 && { warnings }),
    ...(countsAt && { countsAt }),
    status: progress.status,
  };
  progress.effective.push(item);
  return item;
}

function open(progress: Progress, act: Act): void {
  progress.terms = act.terms ?? null;
  progress.contents = act.contents;
  progress.caseId = act.case;
  progress.parties = { requesting: act.from, requested: act.to };
}

const proposalOf = (act: Act, countsAt = act.at): Proposal => ({
  act: act.act,
  side: act.side,
  role: act.officer?.role,
  contents: act.contents,
  at: new Date(countsAt),
  urgency: act.terms?.urgency,
  signed: true,
  terms: act.terms,
  officer: act.officer,
  proofs: act.proofs,
  approval: act.approval,
});

/** What the table cannot know: whether the act belongs to this case and to the State it speaks for. */
function unfit(procedure: Procedure, { parties, caseId }: Progress, act: Act): Remark | undefined {
  if (!parties) {
    if (act.act !== procedure.submit) return undefined;
    if (act.side !== 'requesting' || act.from === act.to) return notAParty;
    return areTerms(procedure, act.terms) ? undefined : badTerms;
  }
  if (act.case !== caseId) return otherCase;
  const other: Side = act.side === 'requesting' ? 'requested' : 'requesting';
  return act.from === parties[act.side] && act.to === parties[other] ? undefined : notAParty;
}

const notYet: Remark = {
  code: 'predecessor-missing',
  message: 'Something this act builds on has not arrived yet',
  provision: 'network-protocol',
};
const notAParty: Remark = {
  code: 'not-a-party',
  message: 'The act does not come from the State it speaks for in this case',
  provision: 'network-protocol',
};
const otherCase: Remark = {
  code: 'other-case',
  message: 'The act belongs to another case',
  provision: 'network-protocol',
};
const badTerms: Remark = {
  code: 'terms-invalid',
  message: 'The submit act carries no usable terms',
  provision: 'network-protocol',
};
