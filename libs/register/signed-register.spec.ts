import { generateKeyPair, signJws } from '#protocol';
import { anchorText, keyEntryOf, parseAnchor, partyOf, signRegister, verifyRegister } from './index.js';
import type { KeyEntry, Party, RegisterDocument } from './index.js';

const from = new Date('2026-01-01T00:00:00Z');
const until = new Date('2027-01-01T00:00:00Z');

async function entry(use: 'sig' | 'enc', kid: string): Promise<KeyEntry> {
  return keyEntryOf((await generateKeyPair(use, kid)).public, from, until);
}

async function documentOf(...parties: Party[]): Promise<RegisterDocument> {
  const router = { keys: [await entry('sig', 'router-1')] };
  return { v: 1, network: 'test', version: 1, issuedAt: from.toISOString(), parties, router };
}

const party = async (code: string) =>
  partyOf({
    code,
    url: 'http://127.0.0.1:4001',
    keys: [await entry('sig', `${code}-sig`), await entry('enc', `${code}-enc`)],
  });

describe('A signed register', () => {
  it('is what was signed, once verified against the anchor', async () => {
    const anchor = await generateKeyPair('sig', 'anchor-1');
    const document = await documentOf(await party('VN'), await party('BR'));
    expect(await verifyRegister(await signRegister(document, anchor.private), anchor.public)).toEqual(document);
  });

  it('holds 193 States with room to spare', async () => {
    const anchor = await generateKeyPair('sig', 'anchor-1');
    const codes = Array.from({ length: 193 }, (_, n) => String.fromCharCode(65 + Math.floor(n / 26), 65 + (n % 26)));
    const document = await documentOf(...(await Promise.all(codes.map(party))));
    const jws = await signRegister(document, anchor.private);
    expect(jws.length).toBeLessThan(1024 * 1024);
    expect((await verifyRegister(jws, anchor.public)).parties).toHaveLength(193);
  });

  it('is refused when anything in it was altered', async () => {
    const anchor = await generateKeyPair('sig', 'anchor-1');
    const jws = await signRegister(await documentOf(await party('VN')), anchor.private);
    const [header = '', payload = '', signature = ''] = jws.split('.');
    const forged = Buffer.from(Buffer.from(payload, 'base64url').toString().replace('"VN"', '"BR"')).toString(
      'base64url',
    );
    const broken = [
      `${header}.${forged}.${signature}`,
      `${header}.${payload}.`,
      jws.slice(0, -2),
      `${jws}.x`,
      '',
      'null',
    ];
    for (const text of broken) {
      await expect(verifyRegister(text, anchor.public)).rejects.toMatchObject({ code: 'register-untrusted' });
    }
  });

  it('is refused when another key signed it, even under the name of the anchor', async () => {
    const anchor = await generateKeyPair('sig', 'anchor-1');
    const document = await documentOf(await party('VN'));
    for (const kid of ['anchor-1', 'anchor-2']) {
      const foreign = await signRegister(document, (await generateKeyPair('sig', kid)).private);
      await expect(verifyRegister(foreign, anchor.public)).rejects.toMatchObject({ code: 'register-untrusted' });
    }
  });

  it('is refused when the anchor signed it as something else', async () => {
    const anchor = await generateKeyPair('sig', 'anchor-1');
    const { jws } = await signJws('rogatory-act+jws', await documentOf(await party('VN')), anchor.private);
    await expect(verifyRegister(jws, anchor.public)).rejects.toMatchObject({ code: 'register-untrusted' });
  });

  it('is refused by its signature before its contents are read', async () => {
    const anchor = await generateKeyPair('sig', 'anchor-1');
    const [header, , signature] = (await signRegister(await documentOf(), anchor.private)).split('.');
    const body = Buffer.from('{"not": JSON').toString('base64url');
    const refused = verifyRegister(`${header}.${body}.${signature}`, anchor.public);
    await expect(refused).rejects.toMatchObject({ code: 'register-untrusted', cause: { reason: 'signature' } });
  });

  it('is refused over 2 MiB before anything in it is looked at', async () => {
    const anchor = await generateKeyPair('sig', 'anchor-1');
    const jws = 'A'.repeat(2 * 1024 * 1024 + 1);
    await expect(verifyRegister(jws, anchor.public)).rejects.toMatchObject({ code: 'register-untrusted' });
  });

  it('may be signed by the old anchor or the new one while the anchor is exchanged', async () => {
    const [old, fresh] = [await generateKeyPair('sig', 'anchor-1'), await generateKeyPair('sig', 'anchor-2')];
    const document = await documentOf(await party('VN'));
    for (const { private: key } of [old, fresh]) {
      const jws = await signRegister(document, key);
      expect((await verifyRegister(jws, [old.public, fresh.public])).version).toBe(1);
    }
  });
});

describe('The anchor in a configuration', () => {
  it('is read back as it was written, one or several', async () => {
    const [one, two] = [await generateKeyPair('sig', 'anchor-1'), await generateKeyPair('sig', 'anchor-2')];
    const text = anchorText(one.public);
    expect(parseAnchor(text)).toEqual([one.public]);
    expect(parseAnchor(`{"keys":[${text},${anchorText(two.public)}]}`)).toEqual([one.public, two.public]);
  });

  it('is refused when it is a private key, another kind of key, of small order, nameless, a namesake or not JSON', async () => {
    const sig = await generateKeyPair('sig', 'anchor-1');
    const enc = await generateKeyPair('enc', 'anchor-1');
    const namesake = await generateKeyPair('sig', 'anchor-1');
    const secret = JSON.stringify({ ...sig.private.jwk, kid: 'anchor-1' });
    const nobodys = anchorText({ ...sig.public, jwk: { ...sig.public.jwk, x: 'A'.repeat(43) } });
    const spaced = anchorText({ ...sig.public, kid: 'anchor 1' });
    const twice = `{"keys":[${anchorText(sig.public)},${anchorText(namesake.public)}]}`;
    const wrong = [
      spaced,
      twice,
      nobodys,
      secret,
      anchorText(enc.public),
      JSON.stringify(sig.public.jwk),
      '{"keys":[]}',
      '{',
      'null',
      '[]',
    ];
    for (const text of wrong)
      expect(() => parseAnchor(text)).toThrow(expect.objectContaining({ code: 'anchor-invalid' }));
  });
});
