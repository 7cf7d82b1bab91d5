import { createHash } from 'node:crypto';
import type { CaseRow, WaitingName } from './case.rows.js';

/** Everything of a draft that its submit act will say. */
export interface ApprovalSubject {
  kind: string;
  to: string;
  urgency: string;
  contents: Record<string, unknown>;
  links: readonly unknown[];
  /** By name, digest and type, whatever their order. */
  files: Pick<WaitingName, 'name' | 'type' | 'bytes' | 'sha256'>[];
}

/** One thing that another version says otherwise. `path` is dotted; null where there is nothing. */
export interface SubjectChange {
  path: string;
  before: unknown;
  after: unknown;
}

export const subjectOf = (
  { kind, counterpart: to, urgency, links }: Pick<CaseRow, 'kind' | 'counterpart' | 'urgency' | 'links'>,
  contents: Record<string, unknown>,
  files: readonly WaitingName[],
): ApprovalSubject => ({
  ...{ kind, to, urgency, contents, links },
  files: files
    .map(({ name, type, bytes, sha256 }) => ({ name, type, bytes, sha256 }))
    .sort((a, b) => compared(`${a.name}\n${a.sha256}\n${a.type}`, `${b.name}\n${b.sha256}\n${b.type}`)),
});

const compared = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

/** SHA-256 of the subject, lower-case hex: the same however the database orders members, and without what nobody gave. */
export const digestOfSubject = (subject: ApprovalSubject): string =>
  createHash('sha256')
    .update(JSON.stringify(inOrder(subject)))
    .digest('hex');

/** What the later subject says otherwise than the earlier one, in the order of their paths. */
export const changesBetween = (earlier: ApprovalSubject, later: ApprovalSubject): SubjectChange[] =>
  differences(inOrder(earlier), inOrder(later), '');

function differences(before: unknown, after: unknown, path: string): SubjectChange[] {
  if (!isTree(before) || !isTree(after) || Array.isArray(before) !== Array.isArray(after))
    return JSON.stringify(before) === JSON.stringify(after)
      ? []
      : [{ path, before: before ?? null, after: after ?? null }];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((name) => differences(before[name], after[name], path === '' ? name : `${path}.${name}`));
}

type Tree = Readonly<Record<string, unknown>>;
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;

/** A copy with the members of every object in one order, without those that are null. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => inOrder(one ?? null));
  if (!isTree(value)) return value;
  const members = Object.entries(value).filter(([, member]) => member !== null && member !== undefined);
  return Object.fromEntries(
    members.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, member]) => [name, inOrder(member)]),
  );
}
