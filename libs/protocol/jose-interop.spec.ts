import { compactDecrypt, CompactEncrypt, CompactSign, compactVerify, importJWK, type CryptoKey } from 'jose';
import { hashOf, open, seal, signAct, unixSeconds, verifyAct, type PrivateKey } from './index.js';
import { act, actHeader, findKey, keys, later, now, padded, publicOf, sealedAct } from './spec/fixtures.js';

const day = 86_400_000;
const cryptoKey = (key: PrivateKey, alg: string) => importJWK(key.jwk, alg) as Promise<CryptoKey>;

/** Another implementation of RFC 7515 and RFC 7516, by another author: neither must notice which of both wrote. */
describe('jose and this library', () => {
  test('jose verifies what we sign', async () => {
    const { jws } = await signAct(act(), keys.VN.sig);
    const key = await cryptoKey(publicOf(keys.VN.sig), 'EdDSA');
    const { payload, protectedHeader } = await compactVerify(jws, key, { algorithms: ['EdDSA'] });
    expect(JSON.parse(Buffer.from(payload).toString())).toEqual(act());
    expect(protectedHeader).toEqual(actHeader);
  });

  test('we verify what jose signs, and both sign the same bytes', async () => {
    const signer = new CompactSign(Buffer.from(JSON.stringify(act()))).setProtectedHeader(actHeader);
    const jws = await signer.sign(await cryptoKey(keys.VN.sig, 'EdDSA'));
    expect((await verifyAct(jws, findKey, now)).payload).toEqual(act());
    expect((await signAct(act(), keys.VN.sig)).jws).toBe(jws);
  });

  test('jose opens what we seal', async () => {
    const { jws, envelope } = await sealedAct();
    const options = { keyManagementAlgorithms: ['ECDH-ES'], contentEncryptionAlgorithms: ['A256GCM'] };
    const { plaintext } = await compactDecrypt(envelope, await cryptoKey(keys.BR.enc, 'ECDH-ES'), options);
    expect(Buffer.from(plaintext).equals(padded(jws))).toBe(true);
  });

  test('we open what jose seals', async () => {
    const { jws } = await signAct(act(), keys.VN.sig);
    const fixed = {
      alg: 'ECDH-ES',
      enc: 'A256GCM',
      typ: 'rogatory-envelope+jwe',
      cty: 'act',
      kid: keys.BR.enc.kid,
      v: 1,
    };
    const visible = { id: hashOf(jws), from: 'VN', to: 'BR', urgency: 'urgent', exp: unixSeconds(later(day)) };
    const sealer = new CompactEncrypt(padded(jws)).setProtectedHeader({ ...fixed, ...visible });
    const envelope = await sealer.encrypt(await cryptoKey(publicOf(keys.BR.enc), 'ECDH-ES'));
    expect((await open(envelope, 'BR', [keys.BR.enc], now)).message.jws).toBe(jws);
  });

  test('neither seals to a point of small order', async () => {
    const { jws, hash } = await signAct(act(), keys.VN.sig);
    const bad = { ...publicOf(keys.BR.enc), jwk: { kty: 'OKP', crv: 'X25519', x: 'A'.repeat(43) } };
    const input = {
      jws,
      cty: 'act',
      id: hash,
      from: 'VN',
      to: 'BR',
      urgency: 'urgent',
      expiresAt: later(day),
    } as const;
    await expect(seal(input, bad)).rejects.toMatchObject({ code: 'key-unusable' });
    const sealer = new CompactEncrypt(padded(jws)).setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM' });
    await expect(sealer.encrypt(await cryptoKey(bad, 'ECDH-ES'))).rejects.toThrow();
  });
});
