import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text as readText } from 'node:stream/consumers';
import { runCommand } from './command-line.js';

interface Asked {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: unknown;
}
type Answers = (asked: Asked) => { status?: number; body: unknown };

/** The only case it knows. */
export const ID = '1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed';
export const NOW = new Date('2026-03-01T12:00:00Z');

/** What the command line speaks to in a spec: it answers what the spec says, and keeps what it was asked. */
export class ScriptedContactPoint {
  asked: Asked[] = [];
  answers: Answers = () => ({ body: CASE });
  clock = () => NOW;
  /** A training network's file, in which this is the contact point of Brazil. */
  network = '';
  url = '';
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'rogatory-cli-'));
  private readonly server: Server = createServer((request, response) => {
    void heard(request).then((one) => {
      this.asked.push(one);
      const { status = 200, body } = this.answers(one);
      response.writeHead(status, { 'content-type': 'application/json', connection: 'close' });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    });
  });

  async start(): Promise<void> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    const { url } = this;
    const officers = [
      { name: 'Ana', email: 'Ana@br.example', password: 'training', role: 'officer', token: 'token-of-ana' },
      { name: 'Rui', email: 'Rui@br.example', password: 'training', role: 'supervisor', token: 'token-of-rui' },
    ];
    const network = { register: { url }, states: [{ code: 'BR', url, officers }] };
    this.network = this.file('network.json', JSON.stringify(network));
  }

  async stop(): Promise<void> {
    rmSync(this.folder, { recursive: true });
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** As it was at first: for the next test. */
  forget(): void {
    this.asked = [];
    this.answers = () => ({ body: CASE });
    this.clock = () => NOW;
  }

  /** A file of the officer's. @returns its path */
  file(name: string, text: string): string {
    writeFileSync(path.join(this.folder, name), text);
    return path.join(this.folder, name);
  }

  readonly rogatory = (...args: string[]) => this.runWith({ SOMEBODY_ELSES_FILE: '/nowhere' }, args);
  readonly runWith = (env: NodeJS.ProcessEnv, args: string[]) => runCommand(args, env, () => this.clock());
  readonly asAna = () => ['--as', 'ana@br.example', '--network', this.network];
}

async function heard(request: IncomingMessage): Promise<Asked> {
  const { method = '', url = '', headers } = request;
  const text = await readText(request);
  return { method, url, headers, body: text.startsWith('{') ? JSON.parse(text) : text };
}

function deadline(key: string, dueAt: string | null, more: object) {
  const explanation = [{ code: 'ruled', text: `Why ${key} is due.` }];
  const rest = { side: 'requested', basis: 'policy', provision: 'network-policy', state: 'running', ended: null };
  return { key, dueAt, explanation, ...rest, ...more };
}

/** A case as a contact point answers it. */
export const CASE = {
  id: ID,
  reference: 'BR-2026-000007',
  kind: 'preservation',
  status: 'submitted',
  version: 2,
  counterpart: 'ZA',
  urgency: 'routine',
  box: 'outgoing',
  allowedActs: [{ act: 'withdraw', title: 'Withdraw the request', to: 'withdrawn', provision: 'hanoi-40-26' }],
  deadlines: [
    deadline('expiry-warning-7', '2026-03-01T12:00:10Z', { basis: 'warning' }),
    deadline('acknowledgement', '2026-03-01T16:00:00Z', {}),
    deadline('receipt', '2026-03-01T11:59:00Z', { side: 'requested' }),
    deadline('order', null, { state: 'paused' }),
    deadline('completeness', '2026-03-01T13:00:00Z', { ended: 'met' }),
  ],
  missing: [],
  approval: { needed: false, digest: null, given: [], void: [] },
};
