import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateKeyPair } from '#protocol';
import { keyEntryOf, partyOf, verifyRegister, type Calendar, type RegisterDocument } from '#register';
import { runCommand } from '../../test/support/command-line.js';
import { ScriptedContactPoint } from '../../test/support/scripted-contact-point.js';

const folder = mkdtempSync(join(tmpdir(), 'rogatory-register-'));
afterAll(() => rmSync(folder, { recursive: true }));

const temporary = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const rogatory = (...args: string[]) => runCommand(args, {}, () => new Date('2026-03-01T12:00:00Z'));

describe('rogatory register', () => {
  async function documentAndKey() {
    const anchor = await generateKeyPair('sig', 'anchor-1');
    const router = await generateKeyPair('sig', 'router-1');
    const [from, until] = [new Date('2026-01-01T00:00:00Z'), new Date('2027-01-01T00:00:00Z')];
    const document: RegisterDocument = {
      v: 1,
      network: 'training',
      version: 1,
      issuedAt: from.toISOString(),
      parties: [partyOf({ code: 'BR', url: 'http://br.example', keys: [] })],
      router: { keys: [keyEntryOf(router.public, from, until)] },
    };
    return { document, anchor, key: { ...anchor.private.jwk, kid: 'anchor-1' } };
  }

  it('signs what the anchor verifies', async () => {
    const { document, anchor, key } = await documentAndKey();
    const files = [
      temporary('register.json', JSON.stringify(document)),
      '--key',
      temporary('key.json', JSON.stringify(key)),
    ];
    const { code, out } = await rogatory('register', 'sign', ...files);
    expect(code).toBe(0);
    expect(await verifyRegister(out, anchor.public)).toEqual(document);
  });

  it('refuses a register that nobody would accept, and a key that cannot sign', async () => {
    const { document, anchor, key } = await documentAndKey();
    const bad = temporary('bad.json', JSON.stringify({ ...document, network: '' }));
    const keyFile = temporary('key.json', JSON.stringify(key));
    const refused = await rogatory('register', 'sign', bad, '--key', keyFile);
    expect([refused.code, refused.out]).toEqual([1, '']);
    expect(refused.err).toMatch(/not well formed \(register-invalid\)\n {2}network must/);
    const open = temporary('public.json', JSON.stringify({ ...anchor.public.jwk, kid: 'anchor-1' }));
    expect(await rogatory('register', 'sign', bad, '--key', open)).toMatchObject({ code: 2, out: '' });
  });

  it('makes calendars, and names the States of which the library has none', async () => {
    const { code, out, err } = await rogatory('register', 'calendar', 'VN', 'SA', 'KP', '--years', '2026-2027');
    expect(code).toBe(0);
    const calendars = JSON.parse(out) as Record<string, Calendar>;
    expect(Object.keys(calendars)).toEqual(['VN', 'SA']);
    expect(calendars.SA?.weekend).toEqual([5, 6]);
    expect(calendars.VN).toMatchObject({ weekend: [6, 7], until: '2027-12-31' });
    const dates = calendars.VN!.holidays.map(({ date }) => date);
    expect(dates).toEqual(expect.arrayContaining(['2026-02-16', '2026-02-20', '2026-09-02', '2027-04-30']));
    expect(dates).toEqual([...new Set(dates)].sort());
    expect(err).toMatch(/^KP: the library has no holidays/);
  });

  it('puts them into a register, to be edited and signed', async () => {
    const { document, anchor, key } = await documentAndKey();
    const file = temporary('register.json', JSON.stringify(document));
    const { code, out } = await rogatory('register', 'calendar', 'BR', '--years', '2026', '--register', file);
    expect(code).toBe(0);
    const [party] = (JSON.parse(out) as RegisterDocument).parties;
    expect(party?.calendar?.holidays).toContainEqual(expect.objectContaining({ date: '2026-09-07' }));
    const files = [temporary('next.json', out), '--key', temporary('key.json', JSON.stringify(key))];
    const signed = await rogatory('register', 'sign', ...files);
    expect((await verifyRegister(signed.out, anchor.public)).parties[0]?.calendar).toEqual(party?.calendar);
  });

  it.each([
    ['VN', '--years', '2028-2026'],
    ['VN', '--years', '2026-2036'],
    ['Vietnam', '--years', '2026'],
  ])('refuses to make a calendar for %s %s %s', async (...args) => {
    expect(await rogatory('register', 'calendar', ...args)).toMatchObject({ code: 2, out: '' });
  });

  it('refuses to give a calendar to a State that is not in the register', async () => {
    const { document } = await documentAndKey();
    const file = temporary('register.json', JSON.stringify(document));
    const refused = await rogatory('register', 'calendar', 'VN', '--years', '2026', '--register', file);
    expect(refused).toMatchObject({ code: 2, out: '' });
  });
});

describe('rogatory register publish', () => {
  const point = new ScriptedContactPoint();
  beforeAll(() => point.start());
  afterAll(() => point.stop());

  it('offers the signed text as it stands, and tells new from known', async () => {
    const file = point.file('register.jws', 'a.b.c\n');
    const published = { version: 3, hash: 'h', issuedAt: '2026-01-01T00:00:00.000Z' };
    point.answers = () => ({ status: 201, body: published });
    expect((await point.rogatory('register', 'publish', file, '--url', point.url)).out).toBe(
      'Version 3 of 2026-01-01T00:00:00Z is published, hash h',
    );
    expect(point.asked[0]).toMatchObject({ method: 'POST', url: '/register', body: 'a.b.c' });
    expect(point.asked[0]?.headers['content-type']).toBe('application/jose');
    point.answers = () => ({ body: published });
    expect((await point.rogatory('register', 'publish', file, '--url', point.url)).out).toContain(
      'was published already',
    );
    point.answers = () => ({
      status: 409,
      body: { title: 'a newer version is published', code: 'register-rolled-back' },
    });
    const refused = await point.rogatory('register', 'publish', file, '--url', point.url);
    expect(refused).toMatchObject({ code: 1, out: '', err: 'a newer version is published (register-rolled-back)' });
  });
});
