import { expiryOf } from '../deadlines/period.js';
import type { NamedBy, WatchFacts } from '../links/rules.js';
import { decided } from '../mutual-legal-assistance/statuses.js';
import type { ProvisionId } from '../provisions.js';
import type { Remark } from '../types.js';
import { expiry } from './deadlines.js';

const running = ['preserved', 'extension-requested'];

/**
 * Whether the follow-up request is filed, linked and decided: what a preservation and the requests that name it say only
 * together. Drafts are known to the State that writes them, and to nobody else.
 */
export function watch({ view, namedBy }: WatchFacts): Remark[] {
  const followUps = namedBy.filter(
    ({ relation, kind }) => relation === 'follow-up' && kind === 'mutual-legal-assistance',
  );
  const filed = followUps.filter(({ status }) => status !== 'draft');
  const open = filed.filter(({ status }) => !decided.includes(status));
  if (running.includes(view.status)) return open.length > 0 ? [notLinked(open)] : notFiled(view, followUps);
  if (view.status !== 'held-pending-follow-up' && view.status !== 'follow-up-decided') return [];
  const linked = linkedIn({ view, namedBy });
  const others = open.filter(({ reference }) => reference !== linked);
  const isDecided =
    view.status === 'follow-up-decided' || filed.some((one) => one.reference === linked && !open.includes(one));
  return [...(isDecided ? [conclude] : []), ...(others.length > 0 ? [notLinked(others)] : [])];
}

const linkedIn = ({ view }: WatchFacts): unknown =>
  view.effective.findLast(({ act }) => act.act === 'link-follow-up')?.act.contents.reference;

function notFiled(view: WatchFacts['view'], followUps: readonly NamedBy[]): Remark[] {
  const drafts = followUps.filter(({ status }) => status === 'draft');
  const end = expiryOf(expiry, view) ?? '';
  const none = remark(
    'no-follow-up-filed',
    `No follow-up request is filed. The period of preservation ends at ${end}.`,
  );
  if (drafts.length === 0) return [none];
  const message = `The follow-up request ${list(drafts)} is drafted and not submitted: until it is, the period runs.`;
  return [none, remark('follow-up-drafted', message)];
}

const notLinked = (open: readonly NamedBy[]): Remark =>
  remark(
    'follow-up-not-linked',
    `The follow-up request ${list(open)} is filed, and the preservation is not held for it: link it (link-follow-up).`,
  );

const list = (cases: readonly NamedBy[]): string => cases.map(({ reference }) => reference).join(', ');

function remark(code: string, message: string, provision: ProvisionId = 'hanoi-42-8'): Remark {
  return { code, message, provision };
}

const conclude = remark('follow-up-decided', 'The follow-up request is decided: disclose or release the data.');
