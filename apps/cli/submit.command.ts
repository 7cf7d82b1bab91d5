import { setTimeout as wait } from 'node:timers/promises';
import { InvalidArgumentError, type Command } from 'commander';
import { ApiProblem, type CaseAnswer, type ContactPointClient } from '#client';
import { caseHead, nextDeadlines, remarkLines } from './case-text.js';
import { enter, officerOptions, type OfficerOptions } from './contact-point.js';
import { localFiles, uploaded, type LocalFile } from './local-file.js';
import { errorText } from './problem-text.js';
import { keyOf, readRequest } from './request-file.js';
import { UsageError, type Terminal } from './terminal.js';

interface SubmitOptions extends OfficerOptions {
  wait?: true;
  timeout: number;
  key?: string;
  attach: string[];
  approveBy?: string;
}

const EXPLANATION = `
FILE is a request as one posts it: { "kind", "to", "urgency", "contents" }; examples/ has some.
It may be run again safely, for instance after a lost answer: the Idempotency-Key is derived from the officer and the
file's contents, so the same request of the same officer with the same attachments is one case. To send the same contents as a second case on
purpose, give another --key.
What compels somebody is submitted only once another officer has approved it: the draft is kept, the answer says who must
approve it and how, and the same command submits it afterwards. In the training network --approve-by does both.`;

export function addSubmitCommand(program: Command, terminal: Terminal): void {
  officerOptions(program.command('submit'))
    .description('Create a request from a file and submit it.')
    .argument('<file>', 'the request as JSON')
    .option('--wait', 'wait for the receipt of the other State')
    .option('--timeout <seconds>', 'how long --wait waits', seconds, 60)
    .option('--attach <path...>', 'files to send with it, 25 MiB in all', [])
    .option('--approve-by <email>', 'second officer of the training network, who approves it first')
    .option('--key <key>', 'Idempotency-Key instead of the derived one')
    .addHelpText('after', EXPLANATION)
    .action((file: string, options: SubmitOptions) => submit(terminal, file, options));
}

async function submit(terminal: Terminal, file: string, options: SubmitOptions): Promise<void> {
  const request = await readRequest(file);
  const files = await localFiles(options.attach);
  const second = await secondOfficer(terminal, options);
  const client = await enter(terminal, options);
  const key = options.key ?? keyOf(options.as, request, files);
  const draft = await client.draft(request, true, { 'idempotency-key': `${key}-draft` });
  // With the draft's version: should a colleague have edited it since, it is not ours to submit.
  const headers = { 'idempotency-key': `${key}-submit`, 'if-match': `"${draft.version}"` };
  const sent = await send({ client, second }, draft, files, headers).catch((error: unknown) => {
    throw unsent(draft, key, error);
  });
  if (options.wait) await receipt(client, draft, options.timeout, terminal);
  const found = await client.case(draft.id);
  const lines = [...caseHead(found), ...nextDeadlines(found, terminal.now()), ...remarkLines(sent ?? found)];
  terminal.out(lines.join('\n'));
}

/** For the training network alone: elsewhere the second officer has a password of their own. */
async function secondOfficer(terminal: Terminal, { approveBy, url, ...options }: SubmitOptions) {
  if (approveBy === undefined) return undefined;
  if (url === undefined) return enter(terminal, { ...options, as: approveBy });
  throw new UsageError('--approve-by is for the training network; here the second officer runs rogatory approve');
}

type Desk = Record<'client', ContactPointClient> & Record<'second', ContactPointClient | undefined>;

/** @returns the answer, which remarks on more than the case does; none when an earlier try has submitted it */
async function send(
  { client, second }: Desk,
  draft: CaseAnswer,
  files: readonly LocalFile[],
  headers: Record<string, string>,
): Promise<CaseAnswer | undefined> {
  // What goes before the submission is not possible any more when an earlier try has submitted it.
  const prepares = files.length > 0 || second !== undefined;
  if (prepares && (await client.case(draft.id)).status !== 'draft') return undefined;
  const attachments = files.length === 0 ? undefined : await uploaded(client, draft.id, files);
  if (second) await second.approve(await second.case(draft.id));
  return client.act(draft.id, 'submit', undefined, headers, attachments && { attachments });
}

const UNAPPROVED = ['second-officer-missing', 'approval-void'];

/** Whatever went wrong after the draft was made: where the draft is, and how to go on with it. */
function unsent({ id, reference }: CaseAnswer, key: string, error: unknown): Error {
  if (!(error instanceof ApiProblem && error.status >= 400 && error.status < 500))
    return new Error(`${errorText(error)}\n${reference} is case ${id}.`);
  const { problem, code } = error;
  const kept = `${reference} is kept as a draft, case ${id}`;
  if (UNAPPROVED.includes(code))
    return new Error(`${kept} (${code}). ${String(problem.detail)}. Then the same command again submits it.`);
  return new Error(
    `${errorText(error)}\n${kept}; it is not sent unless somebody submits it. ${goingOn(id, key, code)}`,
  );
}

const goingOn = (id: string, key: string, code: string): string =>
  code === 'version-stale'
    ? `rogatory case ${id} shows what a colleague has made of it.`
    : `The same command goes on with it, with other files when it says --key ${key}; a request put right is another draft.`;

/** Asks the list, not the case: every reading of a confidential case is an entry in the ledger. */
async function receipt(client: ContactPointClient, draft: CaseAnswer, seconds: number, terminal: Terminal) {
  const { id, reference } = draft;
  const end = terminal.now().getTime() + seconds * 1000;
  const query = new URLSearchParams({ box: 'outgoing', q: reference });
  for (;;) {
    const { items } = await client.request<{ items: CaseAnswer[] }>(`/api/cases?${query.toString()}`);
    if (items.some((item) => item.id === id && !['draft', 'submitted'].includes(item.status))) return;
    await checkNotRefused(client, draft);
    if (terminal.now().getTime() > end) throw noReceipt(id, reference, seconds);
    await wait(200);
  }
}

interface Waiting {
  case: string;
  type: string;
  state: string;
  code: string | null;
}

/** @throws Error when the other State has refused the request for good: it is not sent again, nothing is to wait for */
async function checkNotRefused(client: ContactPointClient, { id, reference, counterpart }: CaseAnswer): Promise<void> {
  const { items } = await client.request<{ items: Waiting[] }>(`/api/exchange/messages?case=${id}`);
  const refused = items.find((item) => item.case === id && item.type === 'act' && item.state === 'refused');
  if (refused)
    throw new Error(`${reference} was refused for good by ${counterpart} (${refused.code}); it is not sent again.`);
}

const noReceipt = (id: string, reference: string, seconds: number) =>
  new Error(
    `${reference} is submitted, but there was no receipt within ${seconds} s. It is sent again until there is one; ` +
      `rogatory case ${id} tells how it stands.`,
  );

function seconds(text: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('a whole number of seconds, 1 to 999999');
}
