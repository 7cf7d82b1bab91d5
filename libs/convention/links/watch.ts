import type { Procedure } from '../procedure.js';
import type { ProvisionId } from '../provisions.js';
import type { CaseView, Remark, Status } from '../types.js';
import { isFollowedUp, openFollowUps } from './followed-up.js';
import type { NamedBy, WatchFacts } from './rules.js';

/** A case that waits for the request that follows it up, and what is said while the two do not fit. */
interface Watched {
  /** Kind of the request, and its statuses in which the requested State has said its last word, or need not. */
  kind: string;
  decided: readonly Status[];
  /** Where such a request is waited for. */
  running: readonly Status[];
  provision: ProvisionId;
  /** What waits, as one reads it: "the preservation". */
  held: string;
  /** What follows while no request is filed: a sentence. */
  unless: (view: CaseView) => string;
  /** What is to be done once it is decided. */
  conclude: string;
}

/**
 * Whether the follow-up request is filed, linked and decided: what a case and the requests that name it say only together.
 * Drafts are known to the State that writes them, and to nobody else.
 */
export const followUpWatch =
  (watched: Watched): NonNullable<Procedure['watch']> =>
  ({ view, namedBy }: WatchFacts): Remark[] => {
    const followUps = namedBy.filter(({ relation, kind }) => relation === 'follow-up' && kind === watched.kind);
    const waits = [...watched.running, 'held-pending-follow-up'].includes(view.status) && isFollowedUp(view);
    if (waits || view.status === 'follow-up-decided') return ofLinked(watched, view, followUps);
    return watched.running.includes(view.status) ? ofNoneLinked(watched, view, followUps) : [];
  };

/** Filed requests that are not decided. */
const openOf = ({ decided }: Watched, followUps: readonly NamedBy[]): NamedBy[] =>
  followUps.filter(({ status }) => status !== 'draft' && !decided.includes(status));

function ofLinked(watched: Watched, view: CaseView, followUps: readonly NamedBy[]): Remark[] {
  const open = openOf(watched, followUps);
  const linked = openFollowUps(view);
  const others = open.filter(({ reference }) => !linked.includes(reference));
  const undecided = (reference: string) =>
    open.some((one) => one.reference === reference) || followUps.every((one) => one.reference !== reference);
  const isDecided = view.status === 'follow-up-decided' || !linked.some(undecided);
  return [
    ...(isDecided ? [remark(watched, 'follow-up-decided', watched.conclude)] : []),
    ...(others.length > 0 ? [notLinked(watched, others)] : []),
  ];
}

function ofNoneLinked(watched: Watched, view: CaseView, followUps: readonly NamedBy[]): Remark[] {
  const open = openOf(watched, followUps);
  if (open.length > 0) return [notLinked(watched, open)];
  const none = remark(watched, 'no-follow-up-filed', `No follow-up request is filed. ${watched.unless(view)}`);
  const drafts = followUps.filter(({ status }) => status === 'draft');
  if (drafts.length === 0) return [none];
  const message = `The follow-up request ${list(drafts)} is drafted and not submitted: until it is, nothing waits for it.`;
  return [none, remark(watched, 'follow-up-drafted', message)];
}

const notLinked = (watched: Watched, open: readonly NamedBy[]): Remark =>
  remark(
    watched,
    'follow-up-not-linked',
    `The follow-up request ${list(open)} is filed, and ${watched.held} is not held for it: link it (link-follow-up).`,
  );

const remark = ({ provision }: Watched, code: string, message: string): Remark => ({ code, message, provision });

const list = (cases: readonly NamedBy[]): string => cases.map(({ reference }) => reference).join(', ');
