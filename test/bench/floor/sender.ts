import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type pg from 'pg';
import { hashOf, open, privateKey, publicKey, seal, sign, verify } from './crypto.js';
import { poked, relay, sequence } from './loops.js';
import { CONCURRENCY, runPart, type Part } from './part.js';
import { deadline, insertAct, insertDeadlines, insertLedger, insertOutbox, run, transaction } from './store.js';

/** What is signed: the members of the product's act. */
export interface Payload {
  case: string;
  officer: { id: string; name: string; role: string };
  contents: object;
  terms: { reference: string };
}

interface Draft {
  reference: string;
  contents: object;
}

runPart(async (part) => {
  const { pool, queues } = part;
  const outbound = queues.adder('outbound-VN');
  const pokes = [poked(() => relay(pool, outbound)), poked(() => sequence(pool), part.gather)];
  const committed = () => pokes.forEach((poke) => poke());
  const submit = submitter(part);
  const settle = settler(part);
  queues.work('inbound-VN', CONCURRENCY, async ({ data }) => {
    await settle(data);
    committed();
  });
  const server = createServer((request, response) => {
    const answer = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    void bodyOf(request)
      .then((body) => submit(request.url!.split('/')[3]!, String(request.headers['idempotency-key']), body))
      .then(
        (body) => answer(201, body),
        (error: Error) => answer(500, { message: error.message }),
      )
      .then(committed);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port };
});

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

/** Signs, seals, and stores act, case, deadline, outbox, ledger and the answer in one transaction. */
function submitter({ pool, signing, sealing }: Part) {
  const key = privateKey(signing.private);
  const recipient = publicKey(sealing.peer);
  return (caseId: string, idempotencyKey: string, body: string) =>
    transaction(pool, async (client) => {
      const [draft] = await run<Draft>(client, 'SELECT reference, contents FROM cases WHERE id = $1 FOR UPDATE', [
        caseId,
      ]);
      const jws = sign('rogatory-act+jws', payloadOf(caseId, draft!), key);
      const hash = hashOf(jws);
      const envelope = seal(jws, { cty: 'act', id: hash, from: 'VN', to: 'BR' }, recipient);
      const due = deadline('receipt', 'requested');
      await moveCase(client, caseId, 'submitted', due.dueAt);
      await insertAct(client, { hash, caseId, author: 'VN', jws });
      await insertDeadlines(client, caseId, [due]);
      await insertOutbox(client, { id: hash, type: 'act', caseId, recipient: 'BR', envelope });
      await insertLedger(client, 'act-performed', caseId, {
        act: 'submit',
        hash,
        role: 'officer',
        status: 'submitted',
      });
      const answer = { id: caseId, status: 'submitted', hash };
      await run(
        client,
        'INSERT INTO idempotency_keys (officer_id, key, request_hash, status, response, created_at) VALUES ($1, $2, $3, 201, $4, $5)',
        [OFFICER, idempotencyKey, createHash('sha256').update(body).digest('base64url'), answer, new Date()],
      );
      return answer;
    });
}

/** Opens and verifies a receipt and closes what it answers. */
function settler({ pool, signing, sealing }: Part) {
  const key = privateKey(sealing.private);
  const peer = publicKey(signing.peer);
  return async (envelope: string): Promise<void> => {
    const { jws } = open(envelope, key);
    const receipt = verify<{ message: string; case: string; at: string }>(jws, peer);
    await transaction(pool, async (client) => {
      const [sent] = await run(
        client,
        `UPDATE outbox SET state = 'receipted', receipt = $2, receipt_at = $3, next_attempt_at = NULL, envelope = ''
          WHERE id = $1 AND state <> 'receipted' RETURNING id`,
        [receipt.message, jws, receipt.at],
      );
      if (!sent) return;
      const due = deadline('acknowledgement', 'requested');
      await moveCase(client, receipt.case, 'delivered', due.dueAt);
      await run(client, `UPDATE deadlines SET stopped_at = $2, ended = 'met' WHERE case_id = $1 AND key = 'receipt'`, [
        receipt.case,
        receipt.at,
      ]);
      await insertDeadlines(client, receipt.case, [due]);
      await insertLedger(client, 'receipt-verified', receipt.case, {
        message: receipt.message,
        from: 'BR',
        at: receipt.at,
      });
    });
  };
}

async function moveCase(client: pg.ClientBase, id: string, status: string, dueAt: string): Promise<void> {
  const text = `UPDATE cases SET status = $2, version = version + 1, next_deadline_at = $3, next_deadline = 'next',
    updated_at = $4 WHERE id = $1`;
  await run(client, text, [id, status, dueAt, new Date()]);
}

const OFFICER = '00000000-0000-4000-8000-000000000001';

function payloadOf(caseId: string, { reference, contents }: Draft): object {
  const zones = { requesting: 'Asia/Ho_Chi_Minh', requested: 'America/Sao_Paulo' };
  return {
    v: 1,
    case: caseId,
    from: 'VN',
    to: 'BR',
    side: 'requesting',
    seq: 1,
    prev: null,
    seen: null,
    lamport: 1,
    act: 'submit',
    at: new Date().toISOString(),
    officer: { id: OFFICER, name: 'Nguyen Thi Minh', role: 'officer' },
    urgency: 'routine',
    contents,
    terms: { kind: 'preservation', reference, urgency: 'routine', policy: '2026-1', register: 1, zones },
  };
}
