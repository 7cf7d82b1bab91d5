import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { UploadSweeper } from '../../../apps/contact-point/attachments/upload-sweeper.service.js';
import { Documents } from '../../../apps/contact-point/documents/documents.service.js';
import { OfficersService } from '../../../apps/contact-point/identity/officers.service.js';
import { STRANGERS_PER_MINUTE } from '../../../apps/contact-point/identity/stranger-limit.js';
import { CaseFeed } from '../../../apps/contact-point/operations/case-feed.service.js';
import { eventually } from '../../support/eventually.js';
import { RawDesk } from '../../support/raw-desk.js';
import { preservationRequest } from '../../support/requests.js';
import { PASSWORD, World, type TestState } from '../../support/world.js';
import { Forger } from './forger.js';
import { DAY, Pair } from './pair.js';

jest.setTimeout(60_000);

const MINUTE = 60_000;

describe('a contact point', () => {
  let world: World;
  let pair: Pair;
  let forger: Forger;
  let desk: RawDesk;
  let vn: TestState;
  let br: TestState;

  beforeAll(async () => {
    world = await World.start();
    pair = new Pair(world);
    forger = new Forger(pair);
    desk = await RawDesk.open(world);
    ({ vn, br } = pair);
  });
  afterAll(() => world.stop());

  const rows = async <T>(state: TestState, sql: string, values: unknown[] = []): Promise<T[]> =>
    (await state.owner.query(sql, values)).rows as T[];

  it('takes 8 MiB of acts of one State into a case, refuses more for good, and works on', async () => {
    const { id, act: submit } = await pair.submitted();
    const first = await forger.payload(submit);
    await pair.deliver(br, submit);
    const { terms: _, ...payload } = first;
    const contents = { ...Object.fromEntries(['a', 'b', 'c'].map((name) => [name, 'x'.repeat(60_000)])) };
    const codes: (string | null)[] = [];
    for (let seq = 3; seq < 40; seq += 1) {
      const next = { ...payload, act: 'withdraw', contents, seq, lamport: seq, prev: 'A'.repeat(43) };
      await pair.deliver(br, await forger.act(next, vn.keys.signing.private));
      const answers = (await world.takeWaiting(br)).filter(({ type }) => type === 'receipt');
      const receipt = await forger.verified(answers.at(-1)!);
      codes.push(receipt.code);
    }
    expect(new Set(codes)).toEqual(new Set([null, 'case-full']));
    expect(codes.indexOf('case-full')).toBe(codes.length - codes.filter((code) => code === 'case-full').length);
    const [held] = await rows<{ n: number }>(br, `SELECT sum(length(jws))::int AS n FROM acts WHERE case_id = $1`, [
      id,
    ]);
    expect(held!.n).toBeLessThanOrEqual(8 * 1024 * 1024);
    expect((await pair.act(br, id, 'acknowledge')).status).toBe('acknowledged');
    await world.carry();
  });

  it('does not send again what was refused because a case is full', async () => {
    const { id, act } = await pair.submitted();
    const refusal = { message: act.id, case: id, outcome: 'refused', code: 'case-full' } as const;
    await pair.deliver(vn, await forger.receipt(refusal, br.keys.signing.private));
    expect(await pair.waiting(vn, id)).toMatchObject([{ state: 'refused', nextAttemptAt: null }]);
  });

  it('answers a State whose sealing key has ended when it can, and loses nothing', async () => {
    const { document } = world;
    const { id, act } = await pair.submitted();
    const parties = document.parties.map((party) =>
      party.code === 'VN' ? { ...party, keys: party.keys.filter(({ use }) => use === 'sig') } : party,
    );
    const version = document.version;
    await world.post({ ...document, parties, version: version + 1 });
    await forger.refresh(br);
    await pair.deliver(br, act);
    expect(await world.takeWaiting(br)).toEqual([]);
    expect((await (await pair.as(br, 'liaison')).case(id)).status).toBe('delivered');
    await forger.refusals(br);
    await pair.deliver(br, { ...act, envelope: act.envelope.slice(0, -2) });
    expect(await forger.refusals(br)).toMatchObject([{ code: 'envelope-refused' }]);
    expect(await world.takeWaiting(br)).toEqual([]);
    await world.post({ ...document, version: version + 2 });
    await forger.refresh(br, vn);
    await pair.deliver(br, act);
    await world.carry();
    expect((await (await pair.as(vn, 'officer')).case(id)).status).toBe('delivered');
  });

  it('lets nobody without an account write into the security log for ever', async () => {
    world.clock.advance(MINUTE - ((Date.now() + world.clock.offset) % MINUTE));
    const entries = () =>
      rows<{ subject: string; detail: object }>(
        vn,
        `SELECT subject, detail FROM security_log WHERE code = 'unknown-credential' ORDER BY at, id`,
      );
    const attempt = () => desk.send({ path: '/api/cases', token: 'x'.repeat(43) });
    const before = (await entries()).length;
    for (let n = 0; n < STRANGERS_PER_MINUTE; n += 1) expect((await attempt()).status).toBe(401);
    const refused = await attempt();
    expect(refused).toMatchObject({ status: 429, json: { code: 'too-many-requests' } });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await desk.send({ path: '/api/cases' })).status).toBe(200);
    expect((await entries()).length - before).toBe(10);
    world.clock.advance(MINUTE);
    expect((await attempt()).status).toBe(401);
    const last = (await entries()).slice(before + 10);
    expect(last).toContainEqual({ subject: 'several', detail: { more: STRANGERS_PER_MINUTE - 9 } });
    expect(last).toHaveLength(2);
  });

  it('forgets the answers to repeated requests after a week, not before', async () => {
    const key = randomUUID();
    const officer = await pair.as(vn, 'officer');
    const post = () =>
      officer.request<{ id: string }>('/api/cases', {
        method: 'POST',
        body: preservationRequest('BR'),
        headers: { 'idempotency-key': key },
      });
    const { id } = await post();
    const kept = () => rows(vn, 'SELECT FROM idempotency_keys WHERE key = $1', [key]);
    world.clock.advance(6 * DAY);
    await vn.app.get(UploadSweeper).sweep();
    expect((await (await pair.as(vn, 'officer')).request<{ id: string }>(`/api/cases/${id}`)).id).toBe(id);
    expect(await kept()).toHaveLength(1);
    world.clock.advance(2 * DAY);
    await vn.app.get(UploadSweeper).sweep();
    expect(await kept()).toEqual([]);
  });

  it('tells whoever listens of every case, however many change at once, and goes on', async () => {
    const told: string[] = [];
    const listening = vn.app
      .get(CaseFeed)
      .changes()
      .subscribe(({ data }) => told.push((data as { reference: string }).reference));
    const insert = `INSERT INTO cases SELECT gen_random_uuid(), 'preservation', $1 || n, 'requesting', 'BR', 'routine', 'draft', 1, '{}',
      'nobody', NULL, NULL, $2, $2 FROM generate_series(1, $3::int) n`;
    const now = () => world.clock.now();
    await rows(vn, insert, ['flood-', now(), 1_200]);
    const heard = (start: string) => new Set(told.filter((one) => one.startsWith(start))).size;
    await eventually(() => Promise.resolve(expect(heard('flood-')).toBe(1_200)));
    await rows(vn, insert, ['after-', now(), 3]);
    await eventually(() => Promise.resolve(expect(heard('after-')).toBe(3)));
    await rows(vn, insert, ['ahead-', new Date(now().getTime() + 60 * MINUTE), 1]);
    await eventually(() => Promise.resolve(expect(heard('ahead-')).toBe(1)));
    await rows(vn, insert, ['corrected-', now(), 1]);
    await eventually(() => Promise.resolve(expect(heard('corrected-')).toBe(1)));
    listening.unsubscribe();
    expect(told).toHaveLength(new Set(told).size);
    await rows(vn, `DELETE FROM cases WHERE officer = 'nobody'`);
  });

  it('closes its typesetter when the last request is answered, not before', async () => {
    const point = await pair.process(vn);
    const order: string[] = [];
    (point.app.getHttpServer() as { once(event: string, told: () => void): void }).once('close', () =>
      order.push('http'),
    );
    const { typesetting } = point.app.get(Documents) as unknown as { typesetting: { close(): Promise<void> } };
    const close = typesetting.close.bind(typesetting);
    typesetting.close = () => (order.push('typesetter'), close());
    await point.stop();
    expect(order).toEqual(['http', 'typesetter']);
  });

  describe('its accounts', () => {
    beforeAll(async () => {
      desk = await RawDesk.open(world);
    });

    const add = (body: object) => desk.send({ method: 'POST', path: '/api/officers', as: 'administrator', body });
    const end = (id: unknown) =>
      desk.send({ method: 'DELETE', path: `/api/officers/${String(id)}`, as: 'administrator' });
    const account = () => ({ name: 'New', email: `${randomUUID()}@vn.example`, password: PASSWORD, role: 'officer' });

    it.each(['a\tb', 'a\nb', 'a\u2028b', '', 'x'.repeat(201)])(
      'have no name such as %j, which no act could carry',
      (name) =>
        desk.refused(
          { method: 'POST', path: '/api/officers', as: 'administrator', body: { ...account(), name } },
          { status: 400, code: 'invalid-input', violations: [{ path: 'name' }] },
        ),
    );

    it('give an e-mail address back when they end', async () => {
      const body = account();
      const { json } = await add(body);
      expect(await add(body)).toMatchObject({ status: 409, json: { code: 'email-taken' } });
      expect((await end(json.id)).status).toBe(204);
      expect((await add({ ...body, password: 'another password' })).status).toBe(201);
      const signIn = {
        method: 'POST',
        path: '/api/session',
        token: null,
        body: { email: body.email, password: 'another password' },
      };
      expect((await desk.send(signIn)).status).toBe(201);
    });

    it('are never left without an administrator, whoever ends whom at the same moment', async () => {
      const { json } = await add({ ...account(), role: 'administrator' });
      const [first] = await rows<{ id: string }>(
        vn,
        `SELECT id FROM officers WHERE email = 'administrator@vn.example'`,
      );
      const officers = vn.app.get(OfficersService);
      const ended = await Promise.allSettled(
        [json.id as string, first!.id].map((id) => officers.deactivate(id, 'test')),
      );
      expect(ended.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(ended).toContainEqual({
        status: 'rejected',
        reason: expect.objectContaining({ code: 'last-administrator' }),
      });
      await rows(vn, 'UPDATE officers SET active = true WHERE id = $1', [first!.id]);
    });

    it('open event streams no longer than they are valid', async () => {
      const officers = vn.app.get(OfficersService);
      const { id } = await officers.add(account() as never, 'test');
      const { token } = await officers.issueToken(id, 'test', 1, 'test');
      const { credential } = (await officers.identify(token))!;
      expect(await officers.isValid(credential)).toBe(true);
      await officers.deactivate(id, 'test');
      expect(await officers.isValid(credential)).toBe(false);
    });
  });
});
