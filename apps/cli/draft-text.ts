import type { CaseAnswer, UploadAnswer } from '#client';
import { columns, plain } from './wording.js';

/** Everything that a second officer approves besides what the head of the case and its links say, and its digest. */
export function draftLines({ id, contents, approval }: CaseAnswer, files: readonly UploadAnswer[]): string[] {
  const waiting = files.map(({ name, bytes, sha256 }) => [`  ${plain(name)}`, `${bytes} bytes`, `sha256 ${sha256}`]);
  return [
    ...['', 'Contents', ...columns(leaves(contents))],
    ...(waiting.length === 0 ? [] : ['', 'Files that wait to be sent with it', ...columns(waiting)]),
    ...['', `Digest  ${approval.digest}`, `  rogatory approve ${id} --digest DIGEST approves exactly this.`],
  ];
}

/** A row for every value, with its dotted path. */
const leaves = (value: unknown, path: readonly string[] = []): string[][] => {
  const members = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  if (members.length === 0) return path.length === 0 ? [] : [[`  ${plain(path.join('.'))}`, said(value)]];
  return members.flatMap(([name, member]) => leaves(member, [...path, name]));
};

/** A value on one line, so that what somebody wrote cannot pass for another line. */
export const said = (value: unknown): string => (value === null ? 'nothing' : plain(JSON.stringify(value)));
