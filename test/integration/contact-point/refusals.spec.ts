import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import type { Terms } from '#convention';
import { generateKeyPair, signAct, type ActPayload } from '#protocol';
import { keyEntryOf, partyFacts, RegisterView } from '#register';
import { edited, preservationRequest } from '../../support/requests.js';
import { stored } from '../../support/stored.js';
import { World, type TestState } from '../../support/world.js';
import { changed, Forger } from './forger.js';
import { DAY, Pair, type Sent } from './pair.js';

jest.setTimeout(60_000);

const YEAR = 365 * DAY;
const BESIDE = ['security_log', 'outbox'];

/** Says something else in the protected header. */
const relabelled = (envelope: string, change: Record<string, unknown>): string => {
  const [header, ...rest] = envelope.split('.');
  const claims = JSON.parse(Buffer.from(header!, 'base64url').toString()) as object;
  return [Buffer.from(JSON.stringify({ ...claims, ...change })).toString('base64url'), ...rest].join('.');
};

describe('an envelope with anything wrong', () => {
  let world: World;
  let pair: Pair;
  let forger: Forger;
  let vn: TestState;
  let br: TestState;
  let za: TestState;
  let stolen: Awaited<ReturnType<typeof generateKeyPair>>;

  beforeAll(async () => {
    world = await World.start({ states: ['VN', 'BR', 'ZA'] });
    pair = new Pair(world);
    forger = new Forger(pair);
    ({ vn, br } = pair);
    za = world.state('ZA');
    stolen = await generateKeyPair('sig', 'VN-stolen');
    const now = world.clock.now().getTime();
    const entry = keyEntryOf(stolen.public, new Date(now - YEAR), new Date(now + YEAR));
    await forger.list('VN', { ...entry, revokedAt: new Date(now - DAY).toISOString() });
    await forger.refresh(vn, br, za);
  });
  afterAll(() => world.stop());

  const submitted = async (): Promise<{ id: string; act: Sent; payload: ActPayload }> => {
    const { id, act } = await pair.submitted();
    return { id, act, payload: await forger.payload(act) };
  };

  const ways: [string, string, (real: { act: Sent; payload: ActPayload }) => Promise<Sent>][] = [
    [
      'one character of the ciphertext changed',
      'decryption',
      async ({ act }) => ({ ...act, envelope: changed(act.envelope, 3) }),
    ],
    [
      'one character of the tag changed',
      'decryption',
      async ({ act }) => ({ ...act, envelope: changed(act.envelope, 4) }),
    ],
    [
      'more urgent than its author said',
      'decryption',
      async ({ act }) => ({ ...act, envelope: relabelled(act.envelope, { urgency: 'emergency' }) }),
    ],
    [
      'the id of another message',
      'decryption',
      async ({ act }) => ({ ...act, id: 'A'.repeat(43), envelope: relabelled(act.envelope, { id: 'A'.repeat(43) }) }),
    ],
    [
      'sealed to another State and brought here',
      'wrong-recipient',
      async ({ payload }) => forger.act({ ...payload, to: 'ZA' }, vn.keys.signing.private),
    ],
    [
      'sealed to another State and re-addressed here',
      'unknown-key',
      async ({ payload }) => {
        const other = await forger.act({ ...payload, to: 'ZA' }, vn.keys.signing.private);
        return { ...other, envelope: relabelled(other.envelope, { to: 'BR' }) };
      },
    ],
    [
      'opened by its recipient and sealed anew to a third State',
      'header-mismatch',
      async ({ payload }) => {
        const { jws, hash } = await signAct({ ...payload, to: 'ZA' }, vn.keys.signing.private);
        return { id: hash, type: 'act', recipient: 'BR', envelope: await forger.seal(jws, { from: 'VN', to: 'BR' }) };
      },
    ],
    [
      'a key that nobody has listed',
      'unknown-key',
      async ({ payload }) => {
        const { private: key } = await generateKeyPair('sig', 'VN-s9');
        return forger.act(payload, key);
      },
    ],
    ['a revoked key', 'unknown-key', ({ payload }) => forger.act(payload, stolen.private)],
    ['the key of another State', 'unknown-key', ({ payload }) => forger.act(payload, za.keys.signing.private)],
    [
      'the key of another State under the right name',
      'signature',
      ({ payload }) => forger.act(payload, { ...za.keys.signing.private, kid: 'VN-s1' }),
    ],
    [
      'an envelope that has expired',
      'expired',
      async ({ act }) => {
        const expiresAt = new Date(world.clock.now().getTime() - 1_000);
        return { ...act, envelope: await forger.seal(await pair.opened(act), { from: 'VN', to: 'BR', expiresAt }) };
      },
    ],
    [
      'an envelope that never expires',
      'expiry-too-far',
      async ({ act }) => {
        const expiresAt = new Date(world.clock.now().getTime() + YEAR);
        return { ...act, envelope: await forger.seal(await pair.opened(act), { from: 'VN', to: 'BR', expiresAt }) };
      },
    ],
    [
      'an act from tomorrow',
      'from-the-future',
      ({ payload }) => {
        const at = new Date(world.clock.now().getTime() + DAY).toISOString();
        return forger.act({ ...payload, at }, vn.keys.signing.private);
      },
    ],
    [
      'an act with a member too many',
      'payload',
      ({ payload }) => forger.nonsense({ ...payload, more: 1 }, vn.keys.signing.private),
    ],
    [
      'a receipt where an act should be',
      'header',
      async ({ act }) => {
        const receipt = await forger.receipt({ message: act.id, from: 'VN', to: 'BR' }, vn.keys.signing.private);
        return {
          ...receipt,
          type: 'act',
          envelope: await forger.seal(await pair.opened(receipt), { from: 'VN', to: 'BR', cty: 'act' }),
        };
      },
    ],
  ];

  it.each(ways)('with %s changes nothing but the security log, and gets the one answer', async (_, reason, make) => {
    const { act, payload } = await submitted();
    const wrong = await make({ act, payload });
    await forger.refusals(br);
    const before = await stored(br.owner, BESIDE);
    await pair.deliver(br, wrong);
    expect(await stored(br.owner, BESIDE)).toEqual(before);
    const [entry, ...more] = await forger.refusals(br);
    expect(more).toEqual([]);
    expect(entry).toMatchObject({
      code: 'envelope-refused',
      subject: 'State:VN',
      detail: { reason, message: wrong.id },
    });
    const answers = await world.takeWaiting(br);
    expect(answers.map(({ type, recipient }) => [type, recipient])).toEqual([['receipt', 'VN']]);
    expect(await forger.verified(answers[0]!)).toMatchObject({
      message: wrong.id,
      case: null,
      from: 'BR',
      outcome: 'refused',
      code: 'envelope-refused',
    });
    await pair.deliver(br, act);
    await world.carry();
    expect(await pair.agreed(br, payload.case)).toEqual(await pair.agreed(vn, payload.case));
  });

  it('so wrong that nobody can be told is logged, and nothing else', async () => {
    const { act } = await submitted();
    await forger.refusals(br);
    const before = await stored(br.owner);
    const garbage = ['', 'x', '....', changed(act.envelope, 0), `${act.envelope}.x`, act.envelope.slice(0, -1), '{}'];
    for (const envelope of garbage) await pair.deliver(br, { type: 'act', envelope });
    expect(await stored(br.owner)).toEqual(before);
    expect(await forger.refusals(br)).toHaveLength(garbage.length);
    await pair.deliver(br, act);
    await world.carry();
  });

  it('from a State that is not in the register gets no answer', async () => {
    const { payload } = await submitted();
    const { jws } = await signAct({ ...payload, from: 'FR' }, (await generateKeyPair('sig', 'FR-s1')).private);
    const before = await stored(br.owner);
    await pair.deliver(br, { type: 'act', envelope: await forger.seal(jws, { from: 'FR', to: 'BR' }) });
    expect(await stored(br.owner)).toEqual(before);
    await world.carry();
  });

  it('that calls itself a receipt is never answered, whatever it is brought as', async () => {
    const { act } = await submitted();
    const forged = await forger.receipt({ message: act.id, from: 'VN', to: 'BR' }, za.keys.signing.private);
    await forger.refusals(br);
    await pair.deliver(br, forged);
    await pair.deliver(br, { ...forged, type: 'act' });
    await pair.deliver(br, { type: 'receipt', envelope: act.envelope });
    expect(await world.takeWaiting(br)).toEqual([]);
    expect((await forger.refusals(br)).map(({ detail }) => detail.reason)).toEqual(['unknown-key', 'header', 'header']);
    await pair.deliver(br, act);
    await world.carry();
  });

  describe('that opens and verifies, but does not belong', () => {
    /** What BR says to a message of that State, having stored nothing. */
    const answer = async (from: TestState, message: Sent): Promise<string | null> => {
      await forger.refusals(br);
      const before = await stored(br.owner, BESIDE);
      await pair.deliver(br, message);
      expect(await stored(br.owner, BESIDE)).toEqual(before);
      const answers = await world.takeWaiting(br);
      expect(answers.map(({ type, recipient }) => [type, recipient])).toEqual([['receipt', from.code]]);
      const receipt = await forger.verified(answers[0]!);
      expect(receipt).toMatchObject({ message: message.id, outcome: 'refused' });
      const [entry] = await forger.refusals(br);
      expect(entry).toMatchObject({ code: receipt.code, subject: `State:${from.code}` });
      return receipt.code;
    };

    const withdrawal = (payload: ActPayload, change: Partial<ActPayload> = {}): ActPayload => {
      const { terms: _terms, ...rest } = payload;
      const contents = { reason: 'No longer needed.' };
      return { ...rest, act: 'withdraw', seq: 2, prev: 'A'.repeat(43), lamport: 2, contents, ...change };
    };

    it('is an act of a third State on a case of two others', async () => {
      const { act, payload } = await submitted();
      await pair.deliver(br, act);
      await world.carry();
      for (const side of ['requesting', 'requested'] as const) {
        const strange = withdrawal(payload, { from: 'ZA', seq: 1, prev: null, side });
        expect(await answer(za, await forger.act(strange, za.keys.signing.private))).toBe('not-a-party');
      }
      const again = { ...payload, from: 'ZA' };
      expect(await answer(za, await forger.act(again, za.keys.signing.private))).toBe('not-a-party');
    });

    it('is a third State that submits the case of two others, of which only a later act has come yet', async () => {
      const { id, act, payload } = await submitted();
      await pair.act(vn, id, 'withdraw', { reason: 'No longer needed.' });
      const [withdraw] = await world.takeWaiting(vn);
      await pair.deliver(br, withdraw!);
      await world.carry();
      const claim = await forger.act({ ...payload, from: 'ZA' }, za.keys.signing.private);
      expect(await answer(za, claim)).toBe('not-a-party');
      await pair.deliver(br, act);
      await world.carry();
      expect((await br.as('liaison').case(id)).status).toBe('withdrawn');
    });

    it('is the second of two States that submit a case with the same id: the first stays, the second is told', async () => {
      const { id, act, payload } = await submitted();
      const view = new RegisterView(world.document);
      const facts = partyFacts(view, { requesting: 'ZA', requested: 'BR' }, new Date(payload.at));
      const terms = { ...payload.terms!, ...facts, reference: `ZA-${id}` };
      const claim = await forger.act({ ...payload, from: 'ZA', terms }, za.keys.signing.private);
      await pair.deliver(br, claim);
      await world.takeWaiting(br);
      expect(await answer(vn, act)).toBe('not-a-party');
      expect(await br.as('liaison').case(id)).toMatchObject({ counterpart: 'ZA' });
    });

    it('is another act in the place of one that is held already: both hashes are evidence, the first stays', async () => {
      const { id, act, payload } = await submitted();
      await pair.deliver(br, act);
      await world.carry();
      const other = { ...payload, contents: { ...payload.contents, necessity: 'Something else.' } };
      const fork = await forger.act(other, vn.keys.signing.private);
      expect(await answer(vn, fork)).toBe('act-forked');
      const { rows } = await br.owner.query(
        `SELECT detail FROM security_log WHERE code = 'act-forked' AND detail->>'held' = $1 AND detail->>'offered' = $2`,
        [act.id, fork.id],
      );
      expect(rows).toHaveLength(1);
      expect((await pair.agreed(br, id)).acts.map(({ hash }) => hash)).toEqual([act.id]);
    });

    it('is an act of a third State on a draft for another', async () => {
      const { act, payload } = await submitted();
      const { id } = await br.as('officer').draft(preservationRequest('VN'));
      const strange = withdrawal(payload, { case: id, from: 'ZA', to: 'BR', side: 'requested', seq: 1, prev: null });
      expect(await answer(za, await forger.act(strange, za.keys.signing.private))).toBe('not-a-party');
      await pair.deliver(br, act);
      await world.carry();
    });

    it('is an act of the State that a draft is for: the draft stays one, and the act is sent again', async () => {
      const { act, payload } = await submitted();
      const { id } = await br.as('officer').draft(preservationRequest('VN'));
      const early = { case: id, to: 'BR', side: 'requested', act: 'acknowledge', contents: {} } as const;
      for (const seen of [null, 'A'.repeat(43)]) {
        const message = withdrawal(payload, { ...early, seq: 1, prev: null, seen, lamport: seen ? 2 : 1 });
        expect(await answer(vn, await forger.act(message, vn.keys.signing.private))).toBe('case-not-submitted');
      }
      const { version, contents } = await br.as('officer').case(id);
      const next = await edited(br.as('officer'), { id, version }, { to: 'ZA', contents });
      expect(next).toMatchObject({ status: 'draft', counterpart: 'ZA' });
      await pair.deliver(br, act);
      await world.carry();
    });

    it('is an act that claims the side of the other State', async () => {
      const { act, payload } = await submitted();
      const wrongFrom = await forger.act(
        { ...payload, case: randomUUID(), side: 'requested' },
        vn.keys.signing.private,
      );
      expect(await answer(vn, wrongFrom)).toBe('side-mismatch');
      await pair.deliver(br, act);
      await world.carry();
      const turned = withdrawal(payload, { side: 'requested', prev: act.id });
      expect(await answer(vn, await forger.act(turned, vn.keys.signing.private))).toBe('side-mismatch');
    });

    it('states terms that are not those of the register it names', async () => {
      const { act, payload } = await submitted();
      const stated = payload.terms!;
      const wrong: Partial<Terms>[] = [
        { zones: { ...stated.zones, requested: 'Asia/Tokyo' } },
        { instruments: { ...stated.instruments, hanoi: { requesting: 'in-force', requested: 'denounced' } } },
        { instruments: { 'ece-extradition': { requesting: 'in-force', requested: 'in-force' } } },
      ];
      for (const change of wrong) {
        const terms = { ...stated, ...change };
        const message = await forger.act({ ...payload, case: randomUUID(), terms }, vn.keys.signing.private);
        expect(await answer(vn, message)).toBe('terms-contradict-register');
      }
      await pair.deliver(br, act);
      await world.carry();
    });

    it('but terms of a version that is past are held against that version, and of one never seen are believed', async () => {
      const { act, payload } = await submitted();
      const past = { ...payload.terms!, register: 1, zones: { ...payload.terms!.zones, requested: 'Asia/Tokyo' } };
      const old = await forger.act({ ...payload, case: randomUUID(), terms: past }, vn.keys.signing.private);
      expect(await answer(vn, old)).toBe('terms-contradict-register');
      const id = randomUUID();
      const future = { ...past, register: 77, reference: `VN-${id}` };
      await pair.deliver(br, await forger.act({ ...payload, case: id, terms: future }, vn.keys.signing.private));
      expect(await br.as('liaison').case(id)).toMatchObject({ counterpart: 'VN', terms: future });
      expect((await forger.refusals(br)).at(-1)).toMatchObject({ code: 'terms-unchecked', detail: { case: id } });
      await world.takeWaiting(br);
      await pair.deliver(br, act);
      await world.carry();
    });

    it('but terms of a version just published are held against that version, which is asked for', async () => {
      await forger.change('ZA', {});
      await forger.refresh(vn);
      world.clock.advance(60_000);
      const { id, act, payload } = await submitted();
      expect(payload.terms!.register).toBe(world.document.version);
      await forger.refusals(br);
      await pair.deliver(br, act);
      expect(await forger.refusals(br)).toEqual([]);
      expect(await br.as('liaison').case(id)).toMatchObject({ status: 'delivered' });
      await world.carry();
    });

    it.each(['surrender', 'constructor'])('is a request of a kind that is not known here: %s', async (kind) => {
      const { act, payload } = await submitted();
      const terms = { ...payload.terms!, kind };
      const message = await forger.act({ ...payload, case: randomUUID(), terms }, vn.keys.signing.private);
      expect(await answer(vn, message)).toBe('unsupported-kind');
      await pair.deliver(br, act);
      await world.carry();
    });
  });
});
