import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import type { AttachmentAnswer, TimelineItem, UploadAnswer } from '#client';
import { digestOf, hashOf, PART_BYTES, readPart, signPart, type PartPayload } from '#protocol';
import { UploadSweeper } from '../../../apps/contact-point/attachments/upload-sweeper.service.js';
import { eventually } from '../../support/eventually.js';
import { rawRequest } from '../../support/raw-http.js';
import { preservationRequest } from '../../support/requests.js';
import { stored } from '../../support/stored.js';
import { Tamperer } from '../../support/tampering.js';
import { tokenOf } from '../../support/tokens.js';
import { World, type TestState } from '../../support/world.js';
import { Forger } from './forger.js';
import { HOUR, Pair, type Sent } from './pair.js';

jest.setTimeout(60_000);

/** What a refusal may change: the log, and the receipt that says so. */
const BESIDE = ['security_log', 'outbox'];
const MIB = 1024 * 1024;

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  );

describe('files of an act', () => {
  let world: World;
  let pair: Pair;
  let forger: Forger;
  let vn: TestState;
  let br: TestState;

  beforeAll(async () => {
    world = await World.start();
    pair = new Pair(world);
    forger = new Forger(pair);
    ({ vn, br } = pair);
  });
  afterAll(() => world.stop());
  beforeEach(async () => {
    await world.carry();
    await forger.refusals(br);
  });

  const officer = () => pair.as(vn, 'officer');
  const upload = async (id: string, body: Buffer, name = 'evidence.bin', type?: string): Promise<UploadAnswer> =>
    (await officer()).upload(id, { name, body, ...(type && { type }) });

  /** Submitted with these files; nothing is carried. */
  const submitted = async (...bodies: Buffer[]) => {
    const id = await pair.draft();
    const files = [];
    for (const [index, body] of bodies.entries()) files.push(await upload(id, body, `file ${index}`));
    const ids = files.map((file) => file.id);
    const answer = await (await officer()).act(id, 'submit', undefined, {}, { attachments: ids });
    return { id, hash: answer.attachments[0]!.act };
  };

  /** The act and its parts as they leave Viet Nam. */
  const sent = async (...bodies: Buffer[]) => {
    const { id, hash } = await submitted(...bodies);
    const waiting: Sent[] = await world.takeWaiting(vn);
    const parts = waiting.filter(({ type }) => type === 'part');
    const payloads = await Promise.all(parts.map(async (part) => readPart(await pair.opened(part))));
    const inOrder = parts
      .map((part, index) => ({ part, payload: payloads[index]! }))
      .sort((a, b) => a.payload.attachment - b.payload.attachment || a.payload.part - b.payload.part);
    return { id, hash, act: waiting.find(({ type }) => type === 'act')!, parts: inOrder.map(({ part }) => part) };
  };

  const seen = async (state: TestState, id: string): Promise<AttachmentAnswer[]> =>
    (await (await pair.as(state, 'supervisor')).case(id)).attachments;
  /** Digest of a file as that State's officers get it: Jest compares long buffers a byte at a time. */
  const digestIn = async (state: TestState, id: string, hash: string, index = 0): Promise<string> => {
    const answer = await (await pair.as(state, 'supervisor')).attachment(id, hash, index);
    return sha256(new Uint8Array(await answer.arrayBuffer()));
  };
  const count = async (state: TestState, table: string, where = 'true'): Promise<number> =>
    (await state.owner.query(`SELECT count(*)::int AS n FROM ${table} WHERE ${where}`)).rows[0].n;

  /** A part as no honest State sends it. */
  const forged = async (from: Sent, change: Partial<PartPayload>, bytes: Buffer): Promise<Sent> => {
    const payload = { ...readPart(await pair.opened(from)), bytes: bytes.length, sha256: digestOf(bytes), ...change };
    const { jws, hash } = await signPart(payload, vn.keys.signing.private);
    const envelope = await forger.seal(jws, {
      from: 'VN',
      to: 'BR',
      cty: 'part',
      part: bytes,
      urgency: payload.urgency,
    });
    return { id: hashOf(jws) && hash, type: 'part', recipient: 'BR', envelope };
  };
  const refusedWith = async (part: Sent, code: string) => {
    const before = await stored(br.owner, BESIDE);
    await pair.deliver(br, part);
    expect(await stored(br.owner, BESIDE)).toEqual(before);
    expect(await forger.refusals(br)).toMatchObject([{ code, subject: 'State:VN' }]);
    const [receipt] = await world.takeWaiting(br);
    expect(await forger.verified(receipt!)).toMatchObject({ message: part.id, outcome: 'refused', code });
  };

  describe('on their way', () => {
    it('of 25 MiB arrive byte for byte, sealed in parts, and both sides see them complete', async () => {
      const body = randomBytes(25 * MIB);
      const { id, hash } = await submitted(body);
      expect(await seen(vn, id)).toMatchObject([{ parts: 50, received: 0, state: 'arriving', sha256: sha256(body) }]);
      expect(await world.carry()).toBe(102);
      for (const state of [vn, br]) {
        expect(await seen(state, id)).toEqual([
          expect.objectContaining({ act: hash, index: 0, bytes: 25 * MIB, parts: 50, received: 50, state: 'complete' }),
        ]);
        expect(await digestIn(state, id, hash)).toBe(sha256(body));
      }
      expect(await pair.events(br, id, 'attachment-received')).toMatchObject([{ act: hash, sha256: sha256(body) }]);
      expect(await pair.events(vn, id, 'attachment-delivered')).toMatchObject([{ act: hash, attachment: 0, to: 'BR' }]);
    });

    it('are several in one act, in the order asked for, with the act in the timeline', async () => {
      const bodies = [randomBytes(10), randomBytes(PART_BYTES), randomBytes(PART_BYTES + 1)];
      const { id, hash } = await submitted(...bodies);
      await world.carry();
      for (const [index, body] of bodies.entries()) expect(await digestIn(br, id, hash, index)).toBe(sha256(body));
      const timeline = await (await pair.as(br, 'liaison')).timeline(id);
      const [act] = timeline.filter((item: TimelineItem) => item.type === 'act');
      expect(act!.attachments).toMatchObject([
        { index: 0, name: 'file 0', parts: 1, received: 1, state: 'complete' },
        { index: 1, name: 'file 1', parts: 1, received: 1, state: 'complete' },
        { index: 2, name: 'file 2', parts: 2, received: 2, state: 'complete' },
      ]);
    });

    it('go with any act of either side', async () => {
      const id = await pair.submit();
      await world.carry();
      const liaison = await pair.as(br, 'liaison');
      const { id: file } = await liaison.upload(id, {
        name: 'order.pdf',
        type: 'application/pdf',
        body: Buffer.from('x'),
      });
      const { attachments } = await liaison.act(id, 'acknowledge', {}, {}, { attachments: [file] });
      await world.carry();
      expect(await seen(vn, id)).toMatchObject([{ name: 'order.pdf', type: 'application/pdf', state: 'complete' }]);
      expect(await digestIn(vn, id, attachments[0]!.act)).toBe(sha256(Buffer.from('x')));
    });

    it('never hold up their act: it has its effect before any part is there', async () => {
      const { id, act, parts } = await sent(randomBytes(PART_BYTES + 1));
      await pair.deliver(br, act);
      await (await pair.as(br, 'liaison')).act(id, 'acknowledge');
      expect(await seen(br, id)).toMatchObject([{ parts: 2, received: 0, state: 'arriving' }]);
      await pair.deliver(br, parts[0]!);
      expect(await seen(br, id)).toMatchObject([{ parts: 2, received: 1, state: 'arriving' }]);
    });

    it('arrive in any order, and twice, as if once', async () => {
      const body = randomBytes(3 * PART_BYTES);
      const { id, hash, act, parts } = await sent(body);
      await pair.deliver(br, act);
      for (const part of [parts[2]!, parts[0]!, parts[2]!, parts[1]!, parts[0]!, parts[1]!])
        await pair.deliver(br, part);
      await Promise.all(parts.map((part) => pair.deliver(br, part)));
      await world.carry();
      expect(await digestIn(br, id, hash)).toBe(sha256(body));
      expect(await pair.events(br, id, 'attachment-received')).toHaveLength(1);
      expect(await count(br, 'attachment_parts', `act = '${hash}'`)).toBe(3);
      expect(await seen(vn, id)).toMatchObject([{ received: 3, state: 'complete' }]);
    });

    it('are sent again until their receipt, under the same id', async () => {
      const { id, hash, act, parts } = await sent(randomBytes(10));
      await pair.deliver(br, act);
      await world.carry();
      expect(await seen(vn, id)).toMatchObject([{ received: 0, state: 'arriving' }]);
      await vn.owner.query(`UPDATE outbox SET next_attempt_at = now() WHERE id = $1`, [parts[0]!.id]);
      const again = await world.takeWaiting(vn);
      expect(again).toMatchObject([{ id: parts[0]!.id, type: 'part' }]);
      expect(again[0]!.envelope).not.toBe(parts[0]!.envelope);
      await pair.deliver(br, again[0]!);
      await world.carry();
      expect(await seen(vn, id)).toMatchObject([{ act: hash, received: 1, state: 'complete' }]);
    });

    it('that come before their act wait for it, and are kept when it comes', async () => {
      const body = randomBytes(2 * PART_BYTES);
      const { id, hash, act, parts } = await sent(body);
      for (const part of [...parts, ...parts]) await pair.deliver(br, part);
      expect(await count(br, 'held_parts')).toBe(2);
      expect(await world.takeWaiting(br)).toEqual([]);
      await pair.deliver(br, act);
      expect(await count(br, 'held_parts')).toBe(0);
      await world.carry();
      expect(await digestIn(br, id, hash)).toBe(sha256(body));
      expect(await seen(vn, id)).toMatchObject([{ received: 2, state: 'complete' }]);
    });
  });

  describe('that are not what the act says', () => {
    it.each<[string, Partial<PartPayload>, Buffer]>([
      ['other bytes', {}, Buffer.from('other')],
      ['a file that is not listed', { attachment: 1 }, Buffer.from('right')],
      ['a part that is not listed', { part: 1 }, Buffer.from('right')],
    ])('are refused for good: %s', async (_, change, bytes) => {
      const { act, parts } = await sent(Buffer.from('right'));
      await pair.deliver(br, act);
      await world.takeWaiting(br);
      await refusedWith(await forged(parts[0]!, change, bytes), 'part-mismatch');
    });

    it('are refused when another message has brought the part already', async () => {
      const body = randomBytes(2 * PART_BYTES + 1);
      const { act, parts } = await sent(body);
      for (const message of [act, parts[0]!]) await pair.deliver(br, message);
      await world.takeWaiting(br);
      const again = await forged(parts[0]!, { at: '2026-01-01T00:00:00.000Z' }, body.subarray(0, PART_BYTES));
      await refusedWith(again, 'part-mismatch');
    });

    it('are refused uniformly when the envelope was tampered with', async () => {
      const { act, parts } = await sent(Buffer.from('right'));
      await pair.deliver(br, act);
      await world.takeWaiting(br);
      const { envelope } = parts[0]!;
      const at = envelope.lastIndexOf('.') - 40;
      const damaged = envelope.slice(0, at) + (envelope[at] === 'A' ? 'B' : 'A') + envelope.slice(at + 1);
      await refusedWith({ ...parts[0]!, envelope: damaged }, 'envelope-refused');
    });

    it('show as refused where they came from until somebody sends them again, and the file stays incomplete', async () => {
      const { id, hash, act, parts } = await sent(Buffer.from('right'));
      await pair.deliver(br, act);
      const code = 'part-mismatch';
      const receipt = await forger.receipt(
        { message: parts[0]!.id, outcome: 'refused', code },
        br.keys.signing.private,
      );
      await pair.deliver(vn, receipt);
      expect(await seen(vn, id)).toMatchObject([{ act: hash, received: 0, state: 'refused', code }]);
      expect(await codeOf((await pair.as(br, 'liaison')).attachment(id, hash, 0))).toBe('attachment-incomplete');
      expect(await pair.waiting(vn, id)).toMatchObject([
        { state: 'pending' },
        { id: parts[0]!.id, state: 'refused', code },
      ]);
      const supervisor = await pair.as(vn, 'supervisor');
      await supervisor.request(`/api/exchange/messages/${parts[0]!.id}/retry`, { method: 'POST' });
      await world.carry();
      expect(await seen(vn, id)).toMatchObject([{ received: 1, state: 'complete', code: null }]);
    });

    it('are held to a bound while their act is unknown, and a passing refusal says so', async () => {
      const { parts } = await sent(Buffer.from('right'));
      const stranger = async () =>
        forged(parts[0]!, { act: hashOf(randomUUID()), case: randomUUID() }, Buffer.from('x'));
      for (const wait of [25 * HOUR, -25 * HOUR]) {
        await Promise.all(Array.from({ length: 70 }, async () => pair.deliver(br, await stranger())));
        await world.takeWaiting(br);
        expect(await count(br, 'held_parts')).toBe(64);
        await forger.refusals(br);
        await refusedWith(await stranger(), 'parts-held-full');
        world.clock.advance(wait);
        await br.app.get(UploadSweeper).sweep();
        expect(await count(br, 'held_parts')).toBe(0);
      }
    });
  });

  describe('that an officer brings', () => {
    it('are stored before the answer, with their digest, until an act takes them', async () => {
      const id = await pair.draft();
      const body = randomBytes(PART_BYTES + 5);
      const file = await upload(id, body, 'Đơn yêu cầu «№ 1».txt', 'text/plain; charset=utf-8');
      expect(file).toMatchObject({
        name: 'Đơn yêu cầu «№ 1».txt',
        type: 'text/plain',
        bytes: body.length,
        sha256: sha256(body),
      });
      expect(await (await officer()).uploads(id)).toEqual([file]);
      expect(await pair.events(vn, id, 'attachment-uploaded')).toEqual([
        { upload: file.id, bytes: body.length, sha256: sha256(body) },
      ]);
      const { attachments } = await (await officer()).act(id, 'submit', undefined, {}, { attachments: [file.id] });
      expect(await (await officer()).uploads(id)).toEqual([]);
      await world.carry();
      const answer = await (await pair.as(br, 'liaison')).attachment(id, attachments[0]!.act, 0);
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'content-type': 'text/plain',
        'content-length': String(body.length),
        'content-disposition': expect.stringContaining("filename*=UTF-8''%C4%90%C6%A1n%20y%C3%AAu%20c%E1%BA%A7u%20"),
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
        'repr-digest': `sha-256=:${Buffer.from(sha256(body), 'hex').toString('base64')}:`,
      });
      expect(sha256(new Uint8Array(await answer.arrayBuffer()))).toBe(sha256(body));
      expect(await pair.events(br, id, 'attachment-downloaded')).toMatchObject([
        { role: 'liaison', sha256: sha256(body) },
      ]);
    });

    it('may be addressed as HTTP and its routes allow', async () => {
      const id = await pair.draft();
      const headers = { 'content-disposition': 'attachment; filename="a.json"' };
      for (const path of [`/API/cases/${id}/Attachments`, `${vn.url}/api/cases/${id}/attachments`]) {
        const sent = { method: 'POST', path, token: await tokenOf(vn, 'officer'), headers, body: '{"a":1}' };
        expect(await rawRequest(vn.url, sent)).toMatchObject({ status: 201, json: { bytes: 7 } });
      }
    });

    it('come several at a time', async () => {
      const id = await pair.draft();
      const bodies = Array.from({ length: 6 }, () => randomBytes(2 * MIB));
      const files = await Promise.all(bodies.map((body, index) => upload(id, body, `${index}`)));
      expect(files.map(({ sha256: digest }) => digest)).toEqual(bodies.map(sha256));
    });

    it('are taken by one act, once', async () => {
      const id = await pair.draft();
      const other = await pair.draft();
      const client = await officer();
      const file = await upload(id, Buffer.from('once'));
      const take = (caseId: string, ids: string[], key: string = randomUUID()) =>
        codeOf(client.act(caseId, 'submit', undefined, { 'idempotency-key': key }, { attachments: ids }));
      expect(await take(other, [file.id])).toBe('upload-not-found');
      expect(await take(id, [randomUUID()])).toBe('upload-not-found');
      expect(await take(id, [file.id, file.id])).toBe('invalid-input');
      expect(await count(vn, 'acts', `case_id IN ('${id}', '${other}')`)).toBe(0);
      expect([await take(id, [file.id], 'k'), await take(id, [file.id], 'k')]).toEqual(['done', 'done']);
      expect(await codeOf(client.act(id, 'withdraw', { reason: 'x' }, {}, { attachments: [file.id] }))).toBe(
        'upload-not-found',
      );
    });

    it('can be deleted, and are removed after a day, bytes and all', async () => {
      const id = await pair.draft();
      const loose = `NOT EXISTS (SELECT FROM attachment_parts p WHERE p.stored = id)`;
      const before = await count(vn, 'stored_parts', loose);
      const [one] = [await upload(id, randomBytes(PART_BYTES + 1)), await upload(id, Buffer.from('two'))];
      await (await officer()).discardUpload(id, one.id);
      expect(await codeOf((await officer()).discardUpload(id, one.id))).toBe('upload-not-found');
      expect(await count(vn, 'stored_parts', loose)).toBe(before + 1);
      world.clock.advance(23 * HOUR);
      await vn.app.get(UploadSweeper).sweep();
      expect(await (await officer()).uploads(id)).toHaveLength(1);
      world.clock.advance(2 * HOUR);
      await vn.app.get(UploadSweeper).sweep();
      expect(await (await officer()).uploads(id)).toEqual([]);
      expect(await count(vn, 'stored_parts', loose)).toBe(0);
      expect(await pair.events(vn, id, 'attachment-discarded')).toHaveLength(2);
    });

    it('are 25 MiB at most, each and in all, and nothing of a larger one stays', async () => {
      const id = await pair.draft();
      const before = await count(vn, 'stored_parts');
      expect(await codeOf(upload(id, Buffer.alloc(25 * MIB + 1)))).toBe('attachments-too-large');
      expect(await streamed(id, 25 * MIB + 1)).toBe('attachments-too-large');
      expect(await count(vn, 'stored_parts')).toBe(before);
      const [one, two] = [await upload(id, Buffer.alloc(25 * MIB)), await upload(id, Buffer.of(1))];
      expect(await codeOf((await officer()).act(id, 'submit', undefined, {}, { attachments: [one.id, two.id] }))).toBe(
        'attachments-too-large',
      );
      expect(await (await officer()).uploads(id)).toHaveLength(2);
    });

    /** Sent without saying how long it is. */
    const streamed = async (id: string, length: number): Promise<unknown> => {
      const client = await officer();
      const chunk = new Uint8Array(MIB);
      let left = length;
      const body = new ReadableStream<Uint8Array>({
        pull(controller) {
          if (left <= 0) return controller.close();
          controller.enqueue(chunk.subarray(0, Math.min(left, MIB)));
          left -= MIB;
        },
      });
      return codeOf(client.upload(id, { name: 'stream', body }));
    };

    it.each([
      ['../../etc/passwd', 'x'],
      ['exe.\u202efdp', 'x'],
      ['', 'x'],
      ['empty.txt', ''],
    ])('are refused with a deceptive name or nothing in them: %j', async (name, text) => {
      const id = await pair.draft();
      const before = await stored(vn.owner);
      expect(await codeOf(upload(id, Buffer.from(text), name))).toBe('invalid-input');
      expect(await stored(vn.owner)).toEqual(before);
    });

    it('are not read from whoever may not act, and belong to a case', async () => {
      const id = await pair.draft();
      const auditor = await pair.as(vn, 'auditor');
      expect(await codeOf(auditor.upload(id, { name: 'x', body: Buffer.alloc(5 * MIB) }))).toBe('not-permitted');
      expect(await codeOf(upload(randomUUID(), Buffer.from('x')))).toBe('case-not-found');
    });

    it('are received six at a time from one officer, and nothing stays of those that break off', async () => {
      const id = await pair.draft();
      const supervisor = await pair.as(vn, 'supervisor');
      const begun = () => count(vn, 'uploads', `case_id = '${id}'`);
      const endings = Array.from({ length: 6 }, (_, n) => {
        const first = new Uint8Array(PART_BYTES);
        const body = new ReadableStream<Uint8Array>({ start: (controller) => controller.enqueue(first) });
        return codeOf(supervisor.upload(id, { name: `${n}`, body, timeout: 3_000 }));
      });
      await eventually(async () => expect(await begun()).toBe(6));
      const more = fetch(`${vn.url}/api/cases/${id}/attachments`, {
        method: 'POST',
        body: 'x',
        headers: {
          authorization: `Bearer ${await tokenOf(vn, 'supervisor')}`,
          'content-disposition': 'attachment; filename=x',
          'content-type': 'text/plain',
        },
      });
      expect(await more).toMatchObject({ status: 429 });
      expect(Number((await more).headers.get('retry-after'))).toBeGreaterThan(0);
      const colleague = await pair.as(vn, 'officer');
      const { id: other } = await colleague.upload(id, { name: 'of a colleague', body: Buffer.of(1) });
      await colleague.discardUpload(id, other);
      await Promise.all(endings);
      await eventually(async () => expect(await begun()).toBe(0));
      const { id: file } = await supervisor.upload(id, { name: 'now', body: Buffer.of(1) });
      await supervisor.discardUpload(id, file);
    });

    it('wait in no greater number than one act can take', async () => {
      const id = await pair.draft();
      const supervisor = await pair.as(vn, 'supervisor');
      for (let n = 0; n < 50; n += 1) await supervisor.upload(id, { name: `${n}`, body: Buffer.from('x') });
      expect(await codeOf(supervisor.upload(id, { name: 'more', body: Buffer.from('x') }))).toBe('too-many-uploads');
    });
  });

  it('that are not fetched to the end are in the ledger all the same, and nothing breaks', async () => {
    const { id, hash } = await submitted(randomBytes(8 * MIB));
    const answer = await (await officer()).attachment(id, hash, 0);
    const reader = answer.body!.getReader();
    await reader.read();
    await reader.cancel();
    expect(await pair.events(vn, id, 'attachment-downloaded')).toHaveLength(1);
    expect(await codeOf((await officer()).case(id))).toBe('done');
  });

  it('that somebody has changed on the disk are never handed out whole', async () => {
    const { id, hash } = await submitted(randomBytes(2 * PART_BYTES));
    const tamperer = await Tamperer.on(vn.owner);
    const last = `SELECT stored FROM attachment_parts WHERE act = $1 AND part = 1`;
    await tamperer.does(`UPDATE stored_parts SET bytes = 'forged' WHERE id = (${last})`, [hash]);
    await tamperer.restore();
    await expect(digestIn(vn, id, hash)).rejects.toThrow('terminated');
  });

  describe('in a case of an offence of Articles 14 to 16', () => {
    const restricted = (reference: string) => {
      const { contents } = preservationRequest('BR');
      const offence = { ...(contents.offence as object), references: [reference] };
      return { contents: { ...contents, offence } };
    };

    it.each(['csam', 'child-solicitation-grooming', 'non-consensual-intimate-images'])(
      'are neither stored nor sent: %s',
      async (reference) => {
        const id = await pair.draft(restricted(reference));
        expect(await codeOf(upload(id, Buffer.from('x')))).toBe('restricted-material');
        const other = await pair.draft();
        const file = await upload(other, Buffer.from('x'));
        const client = await officer();
        const { version } = await client.case(other);
        const headers = { 'if-match': `"${version}"` };
        await client.request(`/api/cases/${other}`, { method: 'PATCH', body: restricted(reference), headers });
        expect(await codeOf(client.act(other, 'submit', undefined, {}, { attachments: [file.id] }))).toBe(
          'restricted-material',
        );
        await client.act(other, 'submit');
      },
    );

    it('are refused when another State sends them all the same, for good', async () => {
      const { parts } = await sent(Buffer.from('x'));
      const id = await pair.submit(restricted('csam'));
      await world.carry();
      const { rows } = await vn.owner.query(`SELECT hash FROM acts WHERE case_id = $1`, [id]);
      await refusedWith(
        await forged(parts[0]!, { case: id, act: rows[0].hash }, Buffer.from('x')),
        'restricted-material',
      );
    });
  });
});
