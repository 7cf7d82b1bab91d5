import type { Approved, CaseAnswer, DeadlineAnswer } from '#client';
import { procedures } from '#convention';
import { said } from './draft-text.js';
import { citation } from './problem-text.js';
import { columns, instant, plain, untilDue } from './wording.js';

/** How many deadlines a person is told of right after submitting. */
const NEXT = 3;

/** Reference, id, status in words. */
export function caseHead(found: CaseAnswer): string[] {
  const direction = found.box === 'outgoing' ? 'to' : 'from';
  const meaning = procedures[found.kind]?.statuses[found.status]?.meaning;
  return columns([
    ['Reference', found.reference],
    ['Case id', found.id],
    ['Request', `${found.kind} ${direction} ${found.counterpart}, ${found.urgency}`],
    ['Status', meaning === undefined ? found.status : `${found.status}. ${meaning}`],
    ...restrictedRow(found),
  ]);
}

/** That its material is restricted, and why. */
function restrictedRow({ restricted }: Partial<CaseAnswer>): string[][] {
  if (!restricted) return [];
  const { offences, cases, provision } = restricted;
  const why = [...offences, ...cases.map((reference) => `arises from ${plain(reference)}`)].join(', ');
  return [['Restricted', `digests only, never files: ${why}; ${citation(provision)}`]];
}

/** What this officer may do now. */
export function actLines(found: CaseAnswer): string[] {
  const acts = found.allowedActs as (CaseAnswer['allowedActs'][number] & { title?: string; provision?: string })[];
  if (acts.length === 0) return ['', 'You may do nothing in this case now.'];
  const rows = acts.map(({ act, title = '', to, provision }) => [`  ${act}`, title, `-> ${to}`, citation(provision)]);
  return ['', 'You may', ...columns(rows)];
}

/** Who has approved it, and what has changed since in a draft whose approval is void. */
export function approvalLines({ approval }: Partial<CaseAnswer>): string[] {
  const { given = [], void: voided = [] } = approval ?? {};
  const by = ({ officer, at }: Approved) => `${plain(officer.name)} (${officer.role}), ${instant(at)}`;
  const changed = voided.flatMap((one) => [
    '',
    `No longer approved by ${by(one)}, for since then`,
    ...columns(one.changes.map(({ path, before, after }) => [`  ${plain(path)}`, `${said(before)} -> ${said(after)}`])),
  ]);
  return [...(given.length === 0 ? [] : ['', ...given.map((one) => `Approved by ${by(one)}`)]), ...changed];
}

/** The cases it is linked to, and how they stand. */
export function linkLines({ links = [] }: Partial<CaseAnswer>): string[] {
  if (links.length === 0) return [];
  const rows = links.map(({ title, reference, with: [requesting, requested], kind, status, case: id }) => [
    `  ${plain(title)}`,
    plain(reference),
    `${requesting} to ${requested}`,
    status === null ? 'not held here' : `${kind}, ${status}`,
    id,
  ]);
  return ['', 'Linked cases', ...columns(rows)];
}

/** Files of its acts: what `rogatory attachment` asks for, and how far each has come. */
export function attachmentLines({ attachments = [] }: Partial<CaseAnswer>): string[] {
  if (attachments.length === 0) return [];
  const rows = attachments.map(({ act, index, name, bytes, state, received, parts }) => [
    `  ${act}`,
    `${index}`,
    plain(name),
    `${bytes} bytes`,
    state === 'arriving' ? `${received} of ${parts} parts have arrived` : state,
  ]);
  return ['', 'Attachments', ...columns(rows)];
}

/** The requests it leads to. */
export function followUpLines({ followUps = [] }: Partial<CaseAnswer>): string[] {
  if (followUps.length === 0) return [];
  const rows = followUps.map(({ kind, relation, title, to, provision }) => [
    `  ${kind}`,
    title,
    relation,
    to === null ? 'say --to' : `to ${to}`,
    citation(provision),
  ]);
  return ['', 'It leads to (rogatory follow-up)', ...columns(rows)];
}

/** What a draft still has to say. */
export const missingLines = ({ missing }: CaseAnswer): string[] =>
  missing.length === 0
    ? ['', 'Nothing is missing.']
    : ['', 'Missing', ...missing.map(({ message }) => `  ${plain(message)}`)];

export const remarkLines = ({ remarks = [] }: Partial<CaseAnswer>): string[] =>
  remarks.length === 0 ? [] : ['', ...remarks.map(({ message }) => `Note: ${plain(message)}`)];

/** The deadlines that run, soonest first, each with its reasoning. Warnings before an expiry are not among them. */
export function nextDeadlines(found: CaseAnswer, now: Date): string[] {
  const running = found.deadlines.filter(({ ended, basis }) => ended === null && basis !== 'warning');
  if (running.length === 0) return ['', 'No deadline is running.'];
  return [
    '',
    'Next deadlines',
    ...soonestFirst(running)
      .slice(0, NEXT)
      .flatMap((deadline) => explained(deadline, found, now)),
  ];
}

/** Those that run, with their reasoning, then the others, a line each. */
export function allDeadlines(found: CaseAnswer, now: Date): string[] {
  const [running, ended] = [true, false].map((runs) =>
    soonestFirst(found.deadlines.filter((deadline) => (deadline.ended === null) === runs)),
  ) as [DeadlineAnswer[], DeadlineAnswer[]];
  return [
    '',
    running.length === 0 ? 'No deadline is running.' : 'Deadlines',
    ...running.flatMap((deadline) => explained(deadline, found, now)),
    ...(ended.length === 0 ? [] : ['', 'Ended', ...ended.map(({ key, ended }) => `  ${key}: ${ended ?? ''}`)]),
  ];
}

function explained(deadline: DeadlineAnswer, found: CaseAnswer, now: Date): string[] {
  const own = (deadline.side === 'requesting') === (found.box === 'outgoing');
  const who = own ? 'your State' : found.counterpart;
  const when =
    deadline.dueAt === null ? deadline.state : `${instant(deadline.dueAt)}, ${untilDue(deadline.dueAt, now)}`;
  const reasons = deadline.basis === 'warning' ? [] : deadline.explanation.map(({ text }) => `      ${text}`);
  return [`  ${deadline.key} (${who}): ${when}; ${citation(deadline.provision)}`, ...reasons];
}

/** What is paused has no due time and comes last. */
const soonestFirst = (deadlines: readonly DeadlineAnswer[]): DeadlineAnswer[] =>
  [...deadlines].sort((a, b) => order(a) - order(b));

const order = ({ dueAt }: DeadlineAnswer): number => (dueAt === null ? Infinity : Date.parse(dueAt));
