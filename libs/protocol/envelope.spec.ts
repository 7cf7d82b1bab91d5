import { hashOf, open, peek, seal, signAct, signReceipt, verifyAct, verifyReceipt, type PublicKey } from './index.js';
import { act, findKey, forgeAct, forgeEnvelope, keys, later, now, padded } from './spec/fixtures.js';
import { publicOf, receipt, refusal, sealedAct, uniform } from './spec/fixtures.js';

const day = 86_400_000;
const openBR = (envelope: string, at = now) => open(envelope, 'BR', [keys.BR.sig, keys.BR.enc], at);
const why = (envelope: string, at = now) => refusal(() => openBR(envelope, at));
const peeked = (envelope: string) => refusal(() => peek(envelope));

describe('envelopes', () => {
  test('an act travels sealed and arrives as it was signed', async () => {
    const { jws, hash, envelope } = await sealedAct();
    expect(envelope.split('.').map((segment) => segment.length > 0)).toEqual([true, false, true, true, true]);
    const { header, message } = await openBR(envelope);
    expect(message.jws).toBe(jws);
    expect(header).toMatchObject({ cty: 'act', id: hash, from: 'VN', to: 'BR', urgency: 'urgent', kid: 'BR-enc-test' });
    for (const read of [message, message.jws])
      expect(await verifyAct(read, findKey, now)).toEqual({ payload: act(), hash });
  });

  test('a receipt travels sealed, as urgent as its sender likes', async () => {
    const { jws, hash } = await signReceipt(receipt(), keys.BR.sig);
    const visible = { cty: 'receipt', id: hash, from: 'BR', to: 'VN', urgency: 'emergency' } as const;
    const envelope = await seal({ jws, ...visible, expiresAt: later(day) }, publicOf(keys.VN.enc));
    expect(await open(envelope, 'VN', [keys.VN.enc], now)).toMatchObject({ message: { jws }, header: visible });
  });

  test('what was opened as a receipt is verified as nothing else', async () => {
    const { jws, hash } = await signReceipt(receipt(), keys.BR.sig);
    const visible = { cty: 'receipt', id: hash, from: 'BR', to: 'VN', urgency: 'urgent' } as const;
    const envelope = await seal({ jws, ...visible, expiresAt: later(day) }, publicOf(keys.VN.enc));
    const { message } = await open(envelope, 'VN', [keys.VN.enc], now);
    expect((await verifyReceipt(message, findKey, now)).hash).toBe(hash);
    expect(await refusal(() => verifyAct(message, findKey, now))).toEqual([uniform, 'header']);
  });

  test('the router sees the header, and nothing else', async () => {
    const { envelope, hash } = await sealedAct();
    expect(peek(envelope)).toEqual({
      ...{ alg: 'ECDH-ES', enc: 'A256GCM', typ: 'rogatory-envelope+jwe', cty: 'act', kid: 'BR-enc-test', v: 1 },
      ...{ id: hash, from: 'VN', to: 'BR', urgency: 'urgent', exp: later(7 * day).getTime() / 1000 },
      epk: { kty: 'OKP', crv: 'X25519', x: expect.stringMatching(/^[\w-]{43}$/) as string },
    });
    const seen = envelope.split('.').map((segment) => Buffer.from(segment, 'base64url').toString('latin1'));
    expect(seen.join()).not.toMatch(/preservation|officer|user@example/);
  });

  test('sealed twice, one message has two envelopes and one id', async () => {
    const [one, two] = [await sealedAct(), await sealedAct()];
    expect(one.envelope).not.toBe(two.envelope);
    expect(peek(one.envelope).id).toBe(peek(two.envelope).id);
    expect(peek(one.envelope).epk.x).not.toBe(peek(two.envelope).epk.x);
  });

  test('padding hides the length: of 100 and of 3000 characters, nobody can say which is which', async () => {
    const length = async (note: number) => (await sealedAct({ contents: { note: 'n'.repeat(note) } })).envelope.length;
    expect(await length(100)).toBe(await length(2100));
    expect(await length(100)).toBeLessThan(await length(4000));
    const short = forgeEnvelope('m'.repeat(100));
    expect(short).toHaveLength(forgeEnvelope('m'.repeat(3000)).length);
    expect(short).toHaveLength((await sealedAct()).envelope.length);
  });

  test('the largest message fits, one character more does not', async () => {
    const input = { cty: 'act', from: 'VN', to: 'BR', urgency: 'urgent', expiresAt: later(day) } as const;
    const of = (jws: string) => seal({ jws, id: hashOf(jws), ...input }, publicOf(keys.BR.enc));
    expect(peek(await of('m'.repeat(262_140))).from).toBe('VN');
    await expect(of('m'.repeat(262_141))).rejects.toMatchObject({ code: 'message-too-large', retryable: false });
  });

  test('an envelope made by hand after docs/protocol.md opens', async () => {
    const { jws } = await signAct(act(), keys.VN.sig);
    expect((await openBR(forgeEnvelope(jws))).message.jws).toBe(jws);
  });

  test.each<[string, object, PublicKey, string]>([
    ['under another id', { id: hashOf('x') }, publicOf(keys.BR.enc), 'message-invalid'],
    ['to nobody', { to: '' }, publicOf(keys.BR.enc), 'message-invalid'],
    ['until no time', { expiresAt: new Date(NaN) }, publicOf(keys.BR.enc), 'message-invalid'],
    ['to a signing key', {}, publicOf(keys.BR.sig), 'key-unusable'],
    [
      'to a point of small order',
      {},
      { ...keys.BR.enc, jwk: { ...keys.BR.enc.jwk, x: 'A'.repeat(43) } },
      'key-unusable',
    ],
  ])('nothing is sealed %s', async (_name, change, recipient, code) => {
    const jws = forgeAct({});
    const input = {
      cty: 'act',
      id: hashOf(jws),
      from: 'VN',
      to: 'BR',
      urgency: 'urgent',
      expiresAt: later(day),
    } as const;
    await expect(seal({ jws, ...input, ...change }, recipient)).rejects.toMatchObject({ code });
  });
});

describe('envelopes that are refused when opened', () => {
  test('expired, at its very second', async () => {
    const { envelope } = await sealedAct();
    await expect(openBR(envelope, later(7 * day - 1))).resolves.toBeDefined();
    expect(await why(envelope, later(7 * day))).toEqual([uniform, 'expired']);
  });

  test('valid for longer than 31 days (and five minutes between two clocks)', async () => {
    await expect(openBR((await sealedAct({}, 31)).envelope, later(-300_000))).resolves.toBeDefined();
    expect(await why((await sealedAct({}, 31)).envelope, later(-301_000))).toEqual([uniform, 'expiry-too-far']);
  });

  test('addressed to another State, even if the key is there', async () => {
    const { envelope } = await sealedAct();
    expect(await refusal(() => open(envelope, 'ZA', [keys.BR.enc], now))).toEqual([uniform, 'wrong-recipient']);
  });

  test('for a key we do not have, or have only for signing', async () => {
    const { envelope } = await sealedAct();
    const others = [keys.VN.enc, { ...keys.BR.sig, kid: keys.BR.enc.kid }];
    expect(await refusal(() => open(envelope, 'BR', others, now))).toEqual([uniform, 'unknown-key']);
  });

  test('for another key under our kid', async () => {
    const { envelope } = await sealedAct();
    const key = { ...keys.ZA.enc, kid: keys.BR.enc.kid };
    expect(await refusal(() => open(envelope, 'BR', [key], now))).toEqual([uniform, 'decryption']);
  });

  test('to a third State: Brazil seals Viet Nam’s act anew to South Africa', async () => {
    const jws = forgeAct({});
    const envelope = forgeEnvelope(jws, { header: { to: 'ZA' }, recipient: keys.ZA.enc });
    expect(await refusal(() => open(envelope, 'ZA', [keys.ZA.enc], now))).toEqual([uniform, 'header-mismatch']);
  });

  test.each([
    ['another urgency', { urgency: 'emergency' }, 'header-mismatch'],
    ['another sender', { from: 'ZA' }, 'header-mismatch'],
    ['another id', { id: hashOf('x') }, 'id-mismatch'],
    ['another kind', { cty: 'receipt' }, 'header'],
  ])('sealed anew with %s', async (_name, header, reason) => {
    expect(await why(forgeEnvelope(forgeAct({}), { header }))).toEqual([uniform, reason]);
  });

  test.each([
    ['length zero', padded('')],
    ['a wrong length', padded(forgeAct({})).fill(1, 0, 4)],
    ['hidden bytes after the message', padded(forgeAct({})).fill(1, 4000)],
    ['a larger bucket than needed', padded(forgeAct({}), 16_384)],
  ])('with %s', async (_name, plaintext) => {
    expect(await why(forgeEnvelope(forgeAct({}), { plaintext }))).toEqual([uniform, 'padding']);
  });

  test('with something inside that is no JWS', async () => {
    expect(await why(forgeEnvelope('\xff\xfe not a JWS'))).toEqual([uniform, 'malformed']);
    expect(await why(forgeEnvelope('a.b.c'))).toEqual([uniform, 'malformed']);
  });
});

describe('envelopes that are refused at a glance', () => {
  test.each<[string, Record<string, unknown>]>([
    ['alg dir', { alg: 'dir' }],
    ['alg none', { alg: 'none' }],
    ['alg RSA-OAEP', { alg: 'RSA-OAEP' }],
    ['alg with key wrap', { alg: 'ECDH-ES+A256KW' }],
    ['alg from a password', { alg: 'PBES2-HS256+A128KW', p2c: 1e9, p2s: 'AAAA' }],
    ['a weaker cipher', { enc: 'A128GCM' }],
    ['another cipher', { enc: 'A256CBC-HS512' }],
    ['compression', { zip: 'DEF' }],
    ['crit', { crit: ['exp'] }],
    ['a key of its own', { jwk: publicOf(keys.VN.enc).jwk }],
    ['an address of a key', { jku: 'https://example.net' }],
    ['certificates', { x5c: ['AAAA'] }],
    ['party information', { apu: 'VN', apv: 'BR' }],
    ['an unknown member', { priority: 1 }],
    ['an unknown kind', { cty: 'notice' }],
    ['another typ', { typ: 'JWE' }],
    ['another version', { v: 2 }],
    ['no version', { v: undefined }],
    ['no sender', { from: undefined }],
    ['a sender in small letters', { from: 'vn' }],
    ['the router as recipient', { to: 'router' }],
    ['an id spelled otherwise', { id: 'A'.repeat(42) + 'B' }],
    ['an unknown urgency', { urgency: 'now' }],
    ['an expiry as text', { exp: '1772366400' }],
    ['an ephemeral key of another curve', { epk: { kty: 'EC', crv: 'P-256', x: 'A'.repeat(43), y: 'A'.repeat(43) } }],
    ['an ephemeral key with its secret', { epk: keys.VN.enc.jwk }],
    ['no ephemeral key', { epk: undefined }],
  ])('with %s', async (_name, header) => {
    const envelope = forgeEnvelope(forgeAct({}), { header });
    expect(await peeked(envelope)).toEqual([uniform, 'header']);
    expect(await why(envelope)).toEqual([uniform, 'header']);
  });

  test('an ephemeral key of small order is refused when opened', async () => {
    const epk = { kty: 'OKP', crv: 'X25519', x: 'A'.repeat(43) };
    expect(await why(forgeEnvelope(forgeAct({}), { header: { epk } }))).toEqual([uniform, 'decryption']);
  });

  test.each([
    ['four segments', (s: string[]) => s.slice(0, 4), 'malformed'],
    ['six segments', (s: string[]) => [...s, ''], 'malformed'],
    ['an encrypted key', (s: string[]) => s.with(1, 'AAAA'), 'malformed'],
    ['a shorter initialisation vector', (s: string[]) => s.with(2, s[2]!.slice(4)), 'malformed'],
    ['a shorter tag', (s: string[]) => s.with(4, s[4]!.slice(0, 16)), 'malformed'],
    ['a ciphertext of no bucket', (s: string[]) => s.with(3, s[3]!.slice(4)), 'malformed'],
    ['base64 padding', (s: string[]) => s.with(3, `${s[3]}==`), 'malformed'],
    ['the alphabet of base64', (s: string[]) => s.with(3, `+/${s[3]!.slice(2)}`), 'malformed'],
    ['a line end', (s: string[]) => s.with(4, `${s[4]}\n`), 'malformed'],
    ['a header too long', (s: string[]) => s.with(0, 'A'.repeat(1537)), 'too-large'],
    ['a header that is no JSON', (s: string[]) => s.with(0, 'AAAA'), 'json'],
    ['the header of another', (s: string[]) => s.with(0, forgeEnvelope('x').split('.')[0]!), 'decryption'],
  ])('with %s', async (_name, change, reason) => {
    const { envelope } = await sealedAct();
    expect(await why(change(envelope.split('.')).join('.'))).toEqual([uniform, reason]);
  });

  test.each([[''], ['....'], ['{}'], ['a'.repeat(400_000)], ['.'.repeat(300_000)], ['é.....']])(
    'such as %.20j',
    async (text) => {
      expect((await peeked(text))[0]).toEqual(uniform);
    },
  );

  test('such as a gigabyte would be, without looking inside', async () => {
    const huge = '.'.repeat(2 ** 29 - 24);
    expect(await peeked(huge)).toEqual([uniform, 'too-large']);
  });
});
