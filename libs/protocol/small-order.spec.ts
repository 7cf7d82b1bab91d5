import { createPublicKey, verify } from 'node:crypto';
import { generateKeyPair, hashOf, isSmallOrder, seal, verifyJws, type JwsTyp, type PublicKey } from './index.js';
import { forgeAct, keys, later, refusal, smallOrder, uniform, unsignedJws } from './spec/fixtures.js';

const typ: JwsTyp = 'rogatory-act+jws';
const signing = smallOrder.filter(({ crv }) => crv === 'Ed25519');
const sealing = smallOrder.filter(({ crv }) => crv === 'X25519');
const keyOf = (use: 'sig' | 'enc', { crv, x }: { crv: string; x: string }): PublicKey => ({
  kid: 'XX-test',
  use,
  jwk: { kty: 'OKP', crv, x },
});

/** The first of many unsigned messages that OpenSSL takes for signed by this key. */
function taken({ jwk }: PublicKey): string {
  const key = createPublicKey({ key: jwk, format: 'jwk' });
  const forgeries = Array.from({ length: 500 }, (_, n) => unsignedJws({ alg: 'EdDSA', typ, kid: 'XX-test' }, { n }));
  return forgeries.find((jws) => {
    const end = jws.lastIndexOf('.');
    return verify(null, Buffer.from(jws.slice(0, end)), key, Buffer.from(jws.slice(end + 1), 'base64url'));
  })!;
}

describe('a key of small order', () => {
  test.each(signing)('for signing ($name) verifies nothing, not even what OpenSSL would', async (point) => {
    const key = keyOf('sig', point);
    expect(await refusal(() => verifyJws(typ, taken(key), key))).toEqual([uniform, 'signature']);
  });

  test.each(sealing)('for sealing ($name) is sealed to by nobody', async (point) => {
    const jws = forgeAct({});
    const header = { cty: 'act', id: hashOf(jws), from: 'VN', to: 'BR', urgency: 'urgent' } as const;
    const sealed = seal({ jws, ...header, expiresAt: later(1000) }, keyOf('enc', point));
    await expect(sealed).rejects.toMatchObject({ code: 'key-unusable' });
  });

  test('is none that is made, and none of the vectors’ good ones', async () => {
    const made = await Promise.all(Array.from({ length: 8 }, (_, n) => generateKeyPair(n % 2 ? 'sig' : 'enc', 'made')));
    const good = [...made.map((pair) => pair.public), keys.VN.sig, keys.VN.enc, keys.BR.sig, keys.BR.enc];
    expect(good.filter(({ jwk }) => isSmallOrder(jwk.x!))).toEqual([]);
    expect(isSmallOrder(keys.XX.sig.jwk.x!)).toBe(true);
  });
});
