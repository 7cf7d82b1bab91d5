import type { KeyObject } from 'node:crypto';
import { hashOf, open, privateKey, publicKey, seal, sign, verify } from './crypto.js';
import { poked, relay, sequence } from './loops.js';
import { CONCURRENCY, runPart } from './part.js';
import { deadline, insertAct, insertDeadlines, insertLedger, insertOutbox, run, transaction } from './store.js';
import type { Payload } from './sender.js';
import type pg from 'pg';

interface Arrived {
  payload: Payload;
  hash: string;
  jws: string;
  receipt: { id: string; jws: string; at: string; envelope: string };
}

/** Opens, verifies, stores inbox, act, case, deadlines, ledger and the receipt in one transaction. */
runPart(({ pool, queues, signing, sealing, gather }) => {
  const keys = { open: privateKey(sealing.private), sign: privateKey(signing.private) };
  const peer = { seal: publicKey(sealing.peer), verify: publicKey(signing.peer) };
  const outbound = queues.adder('outbound-BR');
  const pokes = [poked(() => relay(pool, outbound)), poked(() => sequence(pool), gather)];
  queues.work('inbound-BR', CONCURRENCY, async ({ data }) => {
    const { jws } = open(data, keys.open);
    const payload = verify<Payload>(jws, peer.verify);
    const hash = hashOf(jws);
    const receipt = receiptOf(payload, hash, keys.sign, peer.seal);
    await transaction(pool, (client) => store(client, { payload, hash, jws, receipt }));
    for (const poke of pokes) poke();
  });
  return Promise.resolve({ port: 0 });
});

function receiptOf(payload: Payload, message: string, key: KeyObject, recipient: KeyObject): Arrived['receipt'] {
  const at = new Date().toISOString();
  const said = { v: 1, message, case: payload.case, from: 'BR', to: 'VN', outcome: 'stored', code: null, at };
  const jws = sign('rogatory-receipt+jws', { ...said, checkpoint: null }, key);
  const id = hashOf(jws);
  return { id, jws, at, envelope: seal(jws, { cty: 'receipt', id, from: 'BR', to: 'VN' }, recipient) };
}

async function store(client: pg.ClientBase, { payload, hash, jws, receipt }: Arrived): Promise<void> {
  const caseId = payload.case;
  const first = await run<{ id: string }>(
    client,
    'INSERT INTO inbox (id, case_id, sender, receipt, received_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING RETURNING id',
    [hash, caseId, 'VN', receipt.jws, receipt.at],
  );
  if (first.length === 0) return;
  const due = deadline('acknowledgement', 'requested');
  await run(
    client,
    `INSERT INTO cases (id, kind, reference, side, counterpart, urgency, status, version, contents, officer,
        next_deadline_at, next_deadline, created_at, updated_at)
      VALUES ($1, 'preservation', $2, 'requested', 'VN', 'routine', 'delivered', 1, $3, $4, $5, $6, $7, $7)`,
    [caseId, payload.terms.reference, payload.contents, payload.officer.name, due.dueAt, due.key, new Date()],
  );
  await insertAct(client, { hash, caseId, author: 'VN', jws });
  await insertDeadlines(client, caseId, [deadline('receipt', 'requested'), due]);
  const { id, envelope } = receipt;
  await insertOutbox(client, { id, type: 'receipt', caseId, recipient: 'VN', envelope });
  await insertLedger(client, 'act-received', caseId, { act: 'submit', hash, from: 'VN', status: 'delivered' });
}
