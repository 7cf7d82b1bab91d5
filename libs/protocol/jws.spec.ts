import { createHmac } from 'node:crypto';
import { generateKeyPair, hashOf, signJws, verifyJws } from './index.js';
import { actHeader, forgeJws, keys, publicOf, refusal, uniform } from './spec/fixtures.js';

const typ = 'rogatory-checkpoint+jws';
const header = { ...actHeader, typ };
const key = publicOf(keys.VN.sig);
const why = (jws: string, source: Parameters<typeof verifyJws>[2] = key) => refusal(() => verifyJws(typ, jws, source));
const b64 = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('signed objects', () => {
  test('a checkpoint is signed and verified, byte for byte, and known by its hash', async () => {
    const payload = { v: 1, origin: 'rogatory/VN', size: 12, root: hashOf('root'), text: 'ü 😀' };
    const { jws, hash } = await signJws(typ, payload, keys.VN.sig);
    expect(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString()).toBe(JSON.stringify(payload));
    expect(await verifyJws(typ, jws, key)).toEqual({ kid: 'VN-sig-test', hash, payload });
    expect(hash).toBe(hashOf(jws));
  });

  test('the same object signed twice is the same message', async () => {
    expect(await signJws(typ, { a: 1 }, keys.VN.sig)).toEqual(await signJws(typ, { a: 1 }, keys.VN.sig));
  });

  test('what node:crypto signs is verified, and the other way round', async () => {
    const jws = forgeJws({ alg: 'EdDSA', typ, kid: 'VN-sig-test' }, { a: 1 });
    expect((await signJws(typ, { a: 1 }, keys.VN.sig)).jws).toBe(jws);
  });

  test('the key may be asked for by kid and claimed author', async () => {
    const { jws } = await signJws(typ, { from: 'VN' }, keys.VN.sig);
    const asked: unknown[] = [];
    await verifyJws(typ, jws, (kid, payload) => {
      asked.push(kid, payload.from);
      return key;
    });
    expect(asked).toEqual(['VN-sig-test', 'VN']);
  });

  test('a document that travels in no envelope may be larger', async () => {
    const { jws } = await signJws(typ, { list: Array.from({ length: 8 }, () => 'x'.repeat(40_000)) }, keys.VN.sig);
    expect(await why(jws)).toEqual([uniform, 'too-large']);
    expect((await verifyJws(typ, jws, key, 1_000_000)).kid).toBe('VN-sig-test');
  });

  test.each([
    ['a float', { a: 1.5 }],
    ['a number that is not safe', { a: 2 ** 53 }],
    ['a lone surrogate', { a: '\ud800' }],
    ['NUL', { a: '\0' }],
    ['a forbidden name', { constructor: 1 }],
    ['too many levels', Array.from({ length: 40 }).reduce<object>((inner) => ({ inner }), {})],
  ])('%s is not signed', async (_name, payload) => {
    await expect(signJws(typ, payload, keys.VN.sig)).rejects.toMatchObject({ code: 'message-invalid' });
  });

  test.each([
    ['a sealing key', keys.VN.enc],
    ['a key that the register lists for sealing', { ...keys.VN.sig, use: 'enc' as const }],
    ['a key without its secret', publicOf(keys.VN.sig)],
    ["a key with another key's public half", { ...keys.VN.sig, jwk: { ...keys.VN.sig.jwk, x: keys.BR.sig.jwk.x } }],
    ['an RSA key', { ...keys.VN.sig, jwk: { kty: 'RSA', n: 'AQAB', e: 'AQAB' } }],
  ])('%s does not sign', async (_name, unusable) => {
    await expect(signJws(typ, {}, unusable)).rejects.toMatchObject({ code: 'key-unusable' });
  });

  test('generated keys sign', async () => {
    const pair = await generateKeyPair('sig', 'VN-2026-1');
    expect(Object.keys(pair.public.jwk).sort()).toEqual(['crv', 'kty', 'x']);
    const { jws } = await signJws(typ, { a: 1 }, pair.private);
    expect(await verifyJws(typ, jws, pair.public)).toMatchObject({ kid: 'VN-2026-1' });
    expect(await why(jws, key)).toEqual([uniform, 'unknown-key']);
  });
});

describe('refused signatures', () => {
  test.each([
    ['another algorithm name', { ...header, alg: 'Ed25519' }],
    ['none', { ...header, alg: 'none' }],
    ['RS256', { ...header, alg: 'RS256' }],
    ['another typ', { ...header, typ: 'rogatory-act+jws' }],
    ['typ in capitals', { ...header, typ: 'ROGATORY-CHECKPOINT+JWS' }],
    ['no typ', { alg: 'EdDSA', kid: 'VN-sig-test' }],
    ['no kid', { alg: 'EdDSA', typ }],
    ['a kid that is a number', { ...header, kid: 7 }],
    ['a kid with a line end', { ...header, kid: 'VN-sig-test\n' }],
    ['crit', { ...header, crit: ['b64'], b64: false }],
    ['zip', { ...header, zip: 'DEF' }],
    ['a key of its own', { ...header, jwk: publicOf(keys.VN.sig).jwk }],
    ['an address of a key', { ...header, jku: 'https://example.net/keys' }],
    ['a certificate', { ...header, x5c: ['AAAA'] }],
    ['an unknown member', { ...header, nonce: '1' }],
    ['an array', [header]],
    ['null', null],
  ])('a header with %s', async (_name, forged) => {
    expect(await why(forgeJws(forged, { a: 1 }))).toEqual([uniform, 'header']);
  });

  test.each([
    ['a duplicate member', `{"alg":"EdDSA","alg":"EdDSA","typ":"${typ}","kid":"VN-sig-test"}`],
    ['a prototype', `{"alg":"EdDSA","typ":"${typ}","kid":"VN-sig-test","__proto__":{}}`],
    ['no JSON', 'alg=EdDSA'],
  ])('a header with %s', async (_name, forged) => {
    expect(await why(forgeJws(forged, { a: 1 }))).toEqual([uniform, 'json']);
  });

  test('HS256 keyed with the public key', async () => {
    const input = `${b64({ ...header, alg: 'HS256' })}.${b64({ a: 1 })}`;
    const mac = createHmac('sha256', Buffer.from(String(key.jwk.x), 'base64url'))
      .update(input)
      .digest();
    expect(await why(`${input}.${Buffer.concat([mac, mac]).toString('base64url')}`)).toEqual([uniform, 'header']);
  });

  test.each([
    ['no signature', (s: string) => s.slice(0, s.lastIndexOf('.') + 1)],
    ['two segments', (s: string) => s.slice(0, s.lastIndexOf('.'))],
    ['four segments', (s: string) => `${s}.`],
    ['a longer signature', (s: string) => `${s}AAAA`],
    ['base64 padding', (s: string) => `${s}==`],
    ['a space', (s: string) => ` ${s}`],
    ['a line end', (s: string) => `${s}\n`],
    ['a detached payload', (s: string) => s.replace(/\..*\./, '..')],
    ['the JSON form', (s: string) => JSON.stringify({ payload: s })],
    ['nothing', () => ''],
  ])('a JWS with %s', async (_name, change) => {
    const { jws } = await signJws(typ, { a: 1 }, keys.VN.sig);
    expect(await why(change(jws))).toEqual([uniform, 'malformed']);
  });

  test('something that is not a string', async () => {
    expect(await why({} as string)).toEqual([uniform, 'malformed']);
  });

  test.each([[[]], ['text'], [7], [null]])('a payload that is %j, not an object', async (payload) => {
    expect(await why(forgeJws(header, JSON.stringify(payload)))).toEqual([uniform, 'payload']);
  });

  test('a signature with S increased by the group order (malleability)', async () => {
    const { jws } = await signJws(typ, { a: 1 }, keys.VN.sig);
    const cut = jws.lastIndexOf('.') + 1;
    const signature = Buffer.from(jws.slice(cut), 'base64url');
    const order = 2n ** 252n + 27742317777372353535851937790883648493n;
    const s = BigInt(`0x${Buffer.from(signature.subarray(32)).reverse().toString('hex')}`) + order;
    Buffer.from(s.toString(16).padStart(64, '0'), 'hex').reverse().copy(signature, 32);
    expect(await why(jws.slice(0, cut) + signature.toString('base64url'))).toEqual([uniform, 'signature']);
  });

  test.each([
    ['unknown', () => null, 'unknown-key'],
    ['found under another kid', () => ({ ...key, kid: 'other' }), 'unknown-key'],
    ['of another State under the same kid', () => ({ ...publicOf(keys.BR.sig), kid: key.kid }), 'signature'],
    ['for sealing', () => ({ ...publicOf(keys.VN.enc), kid: key.kid }), 'signature'],
    ['broken', () => ({ ...key, jwk: { kty: 'OKP', crv: 'Ed25519', x: 'AA' } }), 'signature'],
    ['zero, a point of small order', () => ({ ...key, jwk: { ...key.jwk, x: 'A'.repeat(43) } }), 'signature'],
  ])('a key that is %s', async (_name, source, reason) => {
    const { jws } = await signJws(typ, { a: 1 }, keys.VN.sig);
    expect(await why(jws, source)).toEqual([uniform, reason]);
  });
});
