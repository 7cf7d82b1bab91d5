import { generateKeyPair } from '#protocol';
import { keyList } from './key-list.js';

describe('the keys of a State', () => {
  it('are a list of private keys that can be used, one for signing among them', async () => {
    const [sig, enc] = await Promise.all([generateKeyPair('sig', 'VN-s1'), generateKeyPair('enc', 'VN-e1')]);
    const listed = (...keys: unknown[]) => keyList(JSON.stringify(keys));
    expect(listed(sig.private, enc.private)).toEqual([sig.private, enc.private]);
    for (const wrong of ['{}', '"x"', 'null', '[]', '[null]', '{', undefined]) expect(keyList(wrong)).toBeNull();
    expect(listed(enc.private)).toBeNull();
    expect(listed(sig.public)).toBeNull();
    expect(listed({ ...sig.private, use: 'enc' })).toBeNull();
    expect(listed({ use: 'sig', jwk: sig.private.jwk })).toBeNull();
  });
});
