import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { generateKeyPair, peek } from '#protocol';
import { keyEntryOf, signRegister, type KeyEntry, type Party, type Power, type RegisterDocument } from '#register';
import type { ContactPoint } from '../../../apps/contact-point/contact-point.app.js';
import type { ContactPointConfig } from '../../../apps/contact-point/contact-point.config.js';
import { Directory } from '../../../apps/contact-point/directory/directory.service.js';
import { startProcess, through } from '../../support/processes.js';
import { rawRequest } from '../../support/raw-http.js';
import { preservationRequest } from '../../support/requests.js';
import { stored } from '../../support/stored.js';
import { World, type TestState } from '../../support/world.js';

const YEAR = 365 * 24 * 3_600_000;

/** A register server that serves whatever it is told, signed or not. */
class Impostor {
  serves = '';
  readonly #server: Server = createServer((_request, response) => {
    response.writeHead(this.serves === '' ? 503 : 200, { 'content-type': 'application/jose' }).end(this.serves);
  });

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async start(): Promise<this> {
    await once(this.#server.listen(0, '127.0.0.1'), 'listening');
    return this;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

describe('the register as a contact point follows it', () => {
  let world: World;
  let vn: TestState;
  let br: TestState;
  let first: RegisterDocument;
  let extra: ContactPoint[] = [];
  const impostor = new Impostor();

  beforeEach(async () => {
    world = await World.start();
    [vn, br] = [world.state('VN'), world.state('BR')];
    first = world.document;
    extra = [];
    await impostor.start();
  }, 60_000);
  afterEach(async () => {
    for (const point of extra) await point.stop();
    await world.stop();
    await impostor.stop();
  });

  const another = async (state: TestState, change: Partial<ContactPointConfig> = {}) => {
    const point = await startProcess(world, state, change);
    extra.push(point);
    return through(state, point);
  };
  const follow = (state: TestState) => state.app.get(Directory).refresh();
  /** Publishes the next version, with a change to one party (or none of it). */
  const publish = async (code: string, change: ((party: Party) => Partial<Party>) | 'removed') => {
    const { document } = world;
    const parties = document.parties.flatMap((party) => {
      if (party.code !== code) return [party];
      return change === 'removed' ? [] : [{ ...party, ...change(party) }];
    });
    await world.post({
      ...document,
      version: document.version + 1,
      issuedAt: world.clock.now().toISOString(),
      parties,
    });
  };
  const submit = async (from = vn) => {
    const { id } = await from.as('officer').draft(preservationRequest('BR'));
    await from.as('officer').act(id, 'submit');
    await world.carry();
    return id;
  };
  const logged = async (state: TestState, code: string) => {
    const { rows } = await state.owner.query('SELECT detail FROM security_log WHERE code = $1 ORDER BY at', [code]);
    return rows.map(({ detail }) => detail as Record<string, unknown>);
  };
  const versions = async (state: TestState) => {
    const { rows } = await state.owner.query('SELECT version FROM register_versions ORDER BY version');
    return rows.map(({ version }) => version as number);
  };
  const keep = (state: TestState, version: number, jws: string) =>
    state.owner.query('INSERT INTO register_versions VALUES ($1, $2, now())', [version, jws]);
  const held = (state: TestState) => state.app.get(Directory).current().version;

  describe('parties', () => {
    it('suspended get no new case; acts on their cases are stored and wait until they are taken back', async () => {
      const open = await submit();
      const { id } = await vn.as('officer').draft(preservationRequest('BR'));
      await publish('BR', () => ({ suspended: true }));
      expect(await follow(vn)).toBe('newer');
      const before = await stored(vn.owner);
      const suspended = { status: 422, code: 'party-suspended' };
      await expect(vn.as('officer').draft(preservationRequest('BR'))).rejects.toMatchObject(suspended);
      await expect(vn.as('officer').act(id, 'submit')).rejects.toMatchObject(suspended);
      expect(await stored(vn.owner)).toEqual(before);
      expect((await vn.as('officer').act(open, 'withdraw', { reason: 'x' })).status).toBe('withdrawn');
      const { rows } = await vn.owner.query(`SELECT envelope, state FROM outbox WHERE state = 'pending'`);
      expect(rows).toEqual([{ envelope: '', state: 'pending' }]);
      await publish('BR', () => ({ suspended: false }));
      await follow(vn);
      expect((await vn.as('officer').act(id, 'submit')).status).toBe('submitted');
    });

    it('removed are unknown, and what they signed stays in the timeline', async () => {
      const id = await submit();
      await br.as('liaison').act(id, 'acknowledge');
      await world.carry();
      await publish('BR', 'removed');
      await follow(vn);
      const unknown = { status: 422, code: 'unknown-state' };
      await expect(vn.as('officer').draft(preservationRequest('BR'))).rejects.toMatchObject(unknown);
      const acts = (await vn.as('officer').timeline(id)).filter(({ type }) => type === 'act');
      expect(acts.map(({ act, author, effect }) => ({ act, author, effect }))).toEqual([
        { act: 'submit', author: 'VN', effect: 'effective' },
        { act: 'acknowledge', author: 'BR', effect: 'effective' },
      ]);
    });

    it('whose treaty ends are not asked under it any more', async () => {
      const { id } = await vn.as('officer').draft(preservationRequest('BR'));
      const denounced = {
        instrument: 'hanoi',
        status: 'denounced',
        since: '2026-01-01',
        source: 'test',
        mark: 'ours',
      } as const;
      await publish('BR', ({ instruments }) => ({ instruments: [...instruments, denounced] }));
      await follow(vn);
      await expect(vn.as('officer').act(id, 'submit')).rejects.toMatchObject({
        status: 422,
        code: 'instrument-not-in-force',
      });
    });

    it('whose desks execute no such request are asked all the same, and whoever drafts and sends it is told', async () => {
      const officer = vn.as('officer');
      const told = async (powers: Power[]) => {
        await publish('BR', ({ desks: [desk] }) => ({
          desks: powers.map((may) => ({ ...desk!, id: may, capabilities: [{ kind: 'preservation', may }] })),
        }));
        await follow(vn);
        const unfinished = await officer.draft({ ...preservationRequest('BR'), contents: {} });
        const draft = await officer.draft(preservationRequest('BR'));
        const sent = await officer.act(draft.id, 'submit');
        expect([sent.status, (await officer.case(draft.id)).remarks]).toEqual(['submitted', []]);
        expect([unfinished.remarks, sent.remarks]).toEqual([draft.remarks, draft.remarks]);
        return draft.remarks;
      };
      expect(await told(['forward', 'execute'])).toEqual([]);
      expect(await told(['forward', 'facilitate'])).toEqual([
        {
          code: 'desks-only-facilitate',
          message: 'The desks of Brazil only facilitate requests of this kind: another authority executes them',
        },
      ]);
      expect(await told(['forward'])).toMatchObject([{ code: 'desks-only-forward' }]);
      expect(await told([])).toMatchObject([{ code: 'no-desk-takes-kind' }]);
    });
  });

  describe('keys', () => {
    const newKeys = async (code: string) => {
      const [signing, sealing] = await Promise.all([
        generateKeyPair('sig', `${code}-s2`),
        generateKeyPair('enc', `${code}-e2`),
      ]);
      const now = world.clock.now();
      const entries = [signing, sealing].map((pair) => keyEntryOf(pair.public, now, new Date(now.getTime() + YEAR)));
      return { signing, sealing, entries };
    };
    const revoked = (keys: KeyEntry[], kid: string) =>
      keys.map((key) =>
        key.kid === kid ? { ...key, revokedAt: new Date(world.clock.now().getTime() - 1).toISOString() } : key,
      );

    it('are exchanged with an overlap: envelopes to the old key still open, acts of either key are believed', async () => {
      const { signing, sealing, entries } = await newKeys('BR');
      const early = await vn.as('officer').draft(preservationRequest('BR'));
      await vn.as('officer').act(early.id, 'submit');
      await publish('BR', ({ keys }) => ({ keys: [...keys, ...entries] }));
      const old = [br.keys.signing.private, br.keys.sealing.private];
      const renewed = await another(br, { STATE_KEYS: JSON.stringify([signing.private, sealing.private, ...old]) });
      world.states.set('BR', renewed);
      await world.carry();
      expect((await renewed.as('liaison').case(early.id)).status).toBe('delivered');
      expect((await vn.as('officer').case(early.id)).status).toBe('delivered');
      const late = await vn.as('officer').draft(preservationRequest('BR'));
      await vn.as('officer').act(late.id, 'submit');
      const { rows } = await vn.owner.query(`SELECT envelope FROM outbox WHERE case_id = $1`, [late.id]);
      expect(peek(rows[0].envelope as string).kid).toBe('BR-e2');
      await world.carry();
      await renewed.as('liaison').act(early.id, 'acknowledge');
      await renewed.as('liaison').act(late.id, 'acknowledge');
      await world.carry();
      for (const { id } of [early, late]) expect((await vn.as('officer').case(id)).status).toBe('acknowledged');
      expect(await kidsOf(vn, 'BR')).toEqual(['BR-s2', 'BR-s2']);
      expect(await logged(vn, 'envelope-refused')).toEqual([]);
    });

    it('revoked speak for nobody: an act signed with one is refused and leaves only a trace of the refusal', async () => {
      const id = await submit();
      await publish('BR', ({ keys }) => ({ keys: revoked(keys, 'BR-s1') }));
      await follow(vn);
      await br.as('liaison').act(id, 'acknowledge');
      const before = await stored(vn.owner, ['security_log', 'outbox']);
      await world.carry();
      expect(await stored(vn.owner, ['security_log', 'outbox'])).toEqual(before);
      expect((await vn.as('officer').case(id)).status).toBe('delivered');
      expect(await logged(vn, 'envelope-refused')).toEqual([expect.objectContaining({ reason: 'unknown-key' })]);
    });

    it('revoked are not signed with: without another key a contact point says so and stores nothing', async () => {
      const { id } = await vn.as('officer').draft(preservationRequest('BR'));
      await publish('VN', ({ keys }) => ({ keys: revoked(keys, 'VN-s1') }));
      await follow(vn);
      const before = await stored(vn.owner);
      await expect(vn.as('officer').act(id, 'submit')).rejects.toMatchObject({
        status: 503,
        code: 'register-unavailable',
      });
      expect(await stored(vn.owner)).toEqual(before);
    });

    it('no longer valid are not sealed to', async () => {
      await publish('BR', ({ keys }) => ({ keys: revoked(keys, 'BR-e1') }));
      await follow(vn);
      await expect(vn.as('officer').draft(preservationRequest('BR'))).rejects.toMatchObject({
        status: 422,
        code: 'unknown-state',
      });
    });
  });

  describe('when its server', () => {
    const signedBy = (document: RegisterDocument, key = world.anchor.private) => signRegister(document, key);

    it('is away, a contact point started anew works from its cache', async () => {
      await publish('ZA', 'removed');
      await follow(vn);
      const again = await another(vn, { REGISTER_URL: impostor.url });
      expect(held(again)).toBe(2);
      const { json } = await rawRequest(again.url, { path: '/readyz' });
      expect(json).toMatchObject({ status: 'up', checks: { register: 'up' } });
      const id = await submit(again);
      expect((await br.as('liaison').case(id)).status).toBe('delivered');
    });

    it('is away and there are versions of another anchor in the cache, it works from the newest that verifies', async () => {
      await keep(vn, 9, 'rubbish');
      await keep(vn, 8, await signedBy({ ...first, version: 8 }, vn.keys.signing.private));
      const again = await another(vn, { REGISTER_URL: impostor.url });
      expect(held(again)).toBe(1);
      expect(await logged(vn, 'register-untrusted')).toEqual([{ in: 'cache' }]);
    });

    it('gives a version of which another text is kept, it is used, and that it is not kept is said', async () => {
      await keep(vn, 2, 'rubbish');
      await publish('BR', () => ({ suspended: true }));
      await expect(follow(vn)).rejects.toMatchObject({ code: 'register-not-stored' });
      expect(held(vn)).toBe(2);
      await publish('BR', () => ({ suspended: false }));
      await follow(vn);
      expect(await versions(vn)).toEqual([1, 2, 3]);
      expect(held(await another(vn, { REGISTER_URL: impostor.url }))).toBe(3);
    });

    it('is away and there is no cache, a contact point waits for it: not ready, nothing stored, then ready', async () => {
      await vn.owner.query('ALTER TABLE register_versions DISABLE TRIGGER ALL');
      await vn.owner.query('DELETE FROM register_versions');
      const again = await another(vn, { REGISTER_URL: impostor.url });
      const ready = () => rawRequest(again.url, { path: '/readyz' });
      expect(await ready()).toMatchObject({ status: 503, json: { status: 'down', checks: { register: 'down' } } });
      const before = await stored(vn.owner);
      await expect(again.as('officer').draft(preservationRequest('BR'))).rejects.toMatchObject({
        status: 503,
        code: 'register-unavailable',
      });
      expect(await stored(vn.owner)).toEqual(before);
      impostor.serves = await signedBy(first);
      await follow(again);
      expect(await ready()).toMatchObject({ status: 200 });
      expect((await again.as('officer').draft(preservationRequest('BR'))).status).toBe('draft');
    });

    it.each<[string, string, () => Promise<string>]>([
      ['goes back to an older version', 'register-rolled-back', () => signedBy(first)],
      [
        'shows another register of the same version',
        'register-forked',
        () => signedBy({ ...world.document, parties: [] }),
      ],
      [
        'serves another network',
        'register-other-network',
        () => signedBy({ ...world.document, network: 'other', version: 9 }),
      ],
      [
        'serves what the anchor has not signed',
        'register-untrusted',
        () => signedBy({ ...world.document, version: 9 }, vn.keys.signing.private),
      ],
      ['serves rubbish', 'register-untrusted', () => Promise.resolve('rubbish')],
    ])('%s: the newer one is kept, at start and later, and the refusal is logged', async (_, code, bytes) => {
      await publish('BR', () => ({ suspended: true }));
      await follow(vn);
      impostor.serves = await bytes();
      const again = await another(vn, { REGISTER_URL: impostor.url });
      expect(held(again)).toBe(2);
      expect(await logged(vn, code)).toHaveLength(1);
      await expect(follow(again)).rejects.toMatchObject({ code });
      expect(held(again)).toBe(2);
      expect(await versions(vn)).toEqual([1, 2]);
      await expect(again.as('officer').draft(preservationRequest('BR'))).rejects.toMatchObject({
        code: 'party-suspended',
      });
    });

    it('is followed by two processes of one State, every version is kept once and for ever', async () => {
      const other = await another(vn);
      await publish('BR', ({ contactPoint }) => ({ contactPoint: { ...contactPoint, name: 'Another name' } }));
      await Promise.all([follow(vn), follow(other)]);
      expect([held(vn), held(other)]).toEqual([2, 2]);
      expect(await versions(vn)).toEqual([1, 2]);
      const register = await vn.as('auditor').request<RegisterDocument & { checkedAt: string }>('/api/register');
      expect(register).toMatchObject({ version: 2, network: 'test', checkedAt: expect.any(String) });
    });
  });
});

/** The keys that signed what a State holds of another's acts. */
async function kidsOf(state: TestState, author: string): Promise<string[]> {
  const { rows } = await state.owner.query('SELECT jws FROM acts WHERE author = $1', [author]);
  return rows.map(({ jws }) => {
    const header = Buffer.from((jws as string).split('.')[0]!, 'base64url').toString('utf8');
    return (JSON.parse(header) as { kid: string }).kid;
  });
}
