import { setTimeout as wait } from 'node:timers/promises';
import { InvalidArgumentError, type Command } from 'commander';
import type { CaseAnswer, ContactPointClient } from '#client';
import { caseHead, nextDeadlines } from './case-text.js';
import { enter, officerOptions, type OfficerOptions } from './contact-point.js';
import { localFiles, uploaded } from './local-file.js';
import { keyOf, readRequest } from './request-file.js';
import type { Terminal } from './terminal.js';

interface SubmitOptions extends OfficerOptions {
  wait?: true;
  timeout: number;
  key?: string;
  attach: string[];
}

const EXPLANATION = `
FILE is a request as one posts it: { "kind", "to", "urgency", "contents" }; examples/ has some.
It may be run again safely, for instance after a lost answer: the Idempotency-Key is derived from the officer and the
file's contents, so the same request of the same officer with the same attachments is one case. To send the same contents as a second case on
purpose, give another --key.`;

export function addSubmitCommand(program: Command, terminal: Terminal): void {
  officerOptions(program.command('submit'))
    .description('Create a request from a file and submit it.')
    .argument('<file>', 'the request as JSON')
    .option('--wait', 'wait for the receipt of the other State')
    .option('--timeout <seconds>', 'how long --wait waits', seconds, 60)
    .option('--attach <path...>', 'files to send with it, 25 MiB in all', [])
    .option('--key <key>', 'Idempotency-Key instead of the derived one')
    .addHelpText('after', EXPLANATION)
    .action((file: string, options: SubmitOptions) => submit(terminal, file, options));
}

async function submit(terminal: Terminal, file: string, options: SubmitOptions): Promise<void> {
  const request = await readRequest(file);
  const files = await localFiles(options.attach);
  const client = await enter(terminal, options);
  const key = options.key ?? keyOf(options.as, request, files);
  const draft = await client.draft(request, true, { 'idempotency-key': `${key}-draft` });
  // With the draft's version: should a colleague have edited it since, it is not ours to submit.
  const headers = { 'idempotency-key': `${key}-submit`, 'if-match': `"${draft.version}"` };
  if (files.length === 0) await client.act(draft.id, 'submit', undefined, headers);
  else if ((await client.case(draft.id)).status === 'draft')
    await client.act(draft.id, 'submit', undefined, headers, {
      attachments: await uploaded(client, draft.id, files),
    });
  if (options.wait) await receipt(client, draft, options.timeout, terminal);
  const found = await client.case(draft.id);
  terminal.out([...caseHead(found), ...nextDeadlines(found, terminal.now())].join('\n'));
}

/** Asks the list, not the case: every reading of a confidential case is an entry in the ledger. */
async function receipt(client: ContactPointClient, { id, reference }: CaseAnswer, seconds: number, terminal: Terminal) {
  const end = terminal.now().getTime() + seconds * 1000;
  const query = new URLSearchParams({ box: 'outgoing', q: reference });
  for (;;) {
    const { items } = await client.request<{ items: CaseAnswer[] }>(`/api/cases?${query.toString()}`);
    if (items.some((item) => item.id === id && !['draft', 'submitted'].includes(item.status))) return;
    if (terminal.now().getTime() > end) throw noReceipt(id, reference, seconds);
    await wait(200);
  }
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
