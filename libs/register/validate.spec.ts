import 'reflect-metadata';
import { generateKeyPair } from '#protocol';
import {
  geography,
  HANOI,
  keyEntryOf,
  partyOf,
  RegisterView,
  signRegister,
  unShortNames,
  validateRegister,
} from './index.js';
import { conventionStatus, signatories, type RegisterDocument } from './index.js';
import { isInstant, isKnownZone, isZone } from './rules.js';

const x = (n: number) => Buffer.alloc(32, n).toString('base64url');
const from = new Date('2026-01-01T00:00:00Z');
const until = new Date('2027-01-01T00:00:00Z');

function key(kid: string, use: 'sig' | 'enc', n: number) {
  const crv = use === 'sig' ? 'Ed25519' : 'X25519';
  return keyEntryOf({ kid, use, jwk: { kty: 'OKP', crv, x: x(n) } }, from, until);
}

const url = 'https://contact-point.example';
const party = (code: string, n: number) =>
  partyOf({ code, url, keys: [key(`${code}-sig`, 'sig', n), key(`${code}-enc`, 'enc', n + 1)] });

function good(): RegisterDocument {
  const parties = [party('VN', 1), party('BR', 3)];
  const router = { keys: [key('router-1', 'sig', 9)] };
  return { v: 1, network: 'test', version: 1, issuedAt: '2026-01-01T00:00:00Z', parties, router };
}

/** A good register with one thing set at a path such as `parties.0.keys.0.kid`. */
function goodBut(path: string, value: unknown): unknown {
  const document = good();
  const names = path.split('.');
  const last = names.pop()!;
  const owner = names.reduce<object>((object, name) => Reflect.get(object, name) as object, document);
  Reflect.set(owner, last, value);
  return document;
}

const reservation = { instrument: HANOI, article: '42(1)(2)(3)(4)', summary: 'x', effect: 'declaration' };
const calendar = { weekend: [6, 7], holidays: [], source: 'test', until: '2026-12-31' };

const violations = (value: unknown): string => {
  try {
    validateRegister(value);
    return '';
  } catch (error) {
    return JSON.stringify(error, ['code', 'details', 'violations', 'path', 'message']);
  }
};

describe('The contents of a register', () => {
  it('are accepted when they are complete', () => {
    expect(violations(good())).toBe('');
    expect(violations({ ...good(), parties: [], router: { keys: [] } })).toBe('');
    expect(violations(goodBut('parties.0.languages', ['vi-aa-bb-cc-dd']))).toBe('');
    expect(violations(goodBut('parties.0.reservations', [reservation]))).toBe('');
    expect(
      violations(goodBut('parties.0.calendar', { ...calendar, holidays: [{ date: '2026-05-01', name: 'May Day' }] })),
    ).toBe('');
  });

  it.each([
    ['v', 2],
    ['network', 'Not A Name'],
    ['version', 0],
    ['version', 1.5],
    ['version', 100_000_000],
    ['version', '1'],
    ['issuedAt', '2026-01-01'],
    ['issuedAt', '2026-02-30T00:00:00Z'],
    ['issuedAt', '2026-01-01T00:00:00+07:00'],
    ['parties', {}],
    ['parties', [null]],
    ['parties', ['VN']],
    ['parties.0', [[]]],
    ['router', null],
    ['router.keys', undefined],
    ['surplus', true],
    ['parties.0.surplus', true],
    ['parties.0.code', 'vn'],
    ['parties.0.code', 'router'],
    ['parties.0.type', 'company'],
    ['parties.0.zone', 'Asia/Ha Noi'],
    ['parties.0.zone', '+07:00'],
    ['parties.0.languages', []],
    ['parties.0.languages', ['vietnamese!']],
    // Terms could not carry these: nothing could be submitted to the party.
    ['parties.0.languages', ['vi-aa-bb-cc-dd-ee']],
    ['parties.0.reservations', [{ ...reservation, article: '42(1)(2)(3)(4)(5)' }]],
    ['parties.0.suspended', 'no'],
    ['parties.0.suspended', undefined],
    ['parties.0.contactPoint.url', 'javascript:alert(1)'],
    ['parties.0.contactPoint.url', 'https://user:secret@host.example'],
    ['parties.0.desks.0.phone', 'ask the porter'],
    ['parties.0.desks.0.email', 'nobody'],
    ['parties.0.desks.0.unit', 'pub'],
    ['parties.0.desks.0.capabilities', [{ kind: 'preservation', may: 'everything' }]],
    ['parties.0.instruments.0.since', null],
    ['parties.0.instruments.0.since', '2026-13-01'],
    ['parties.0.instruments.0.mark', '!'],
    ['parties.0.reservations', [{ ...reservation, article: 'fourteen' }]],
    ['parties.0.calendar', { ...calendar, weekend: [0] }],
    ['parties.0.calendar', { ...calendar, weekend: [6, 6] }],
    ['parties.0.calendar', { ...calendar, weekend: [1, 2, 3, 4, 5, 6, 7] }],
    ['parties.0.calendar', { ...calendar, holidays: [{ date: '2026-02-29', name: 'Leap' }] }],
    ['parties.0.calendar', { ...calendar, holidays: [{ date: '2026-02-28' }] }],
    ['parties.0.calendar', { ...calendar, until: 'soon' }],
    ['parties.0.calendar', { ...calendar, source: '' }],
    ['parties.0.keys.0.jwk.d', x(7)],
    ['parties.0.keys.0.jwk.kty', 'RSA'],
    ['parties.0.keys.0.jwk.crv', 'P-256'],
    ['parties.0.keys.0.jwk.x', `${x(1)}=`],
    ['parties.0.keys.0.jwk.x', x(1).slice(0, 42)],
    ['parties.0.keys.0.jwk.x', x(0)],
    ['parties.0.keys.1.jwk.x', 'AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAIA'],
    ['router.keys.0.jwk.x', x(0)],
    ['parties.0.keys.0.use', 'enc'],
    ['parties.0.keys.0.kid', 'with a space'],
    ['parties.0.keys.0.notAfter', '2026-01-01T00:00:00.000Z'],
    ['parties.0.keys.0.revokedAt', undefined],
    ['parties.0.keys.0.revokedAt', 'yesterday'],
    ['router.keys.0.jwk', []],
  ])('are refused with %s = %j', (path, value) => {
    expect(violations(goodBut(path, value))).toContain('register-invalid');
  });

  it.each([
    ['a party', 'parties.1.code', 'VN'],
    ['a key id', 'parties.1.keys.0.kid', 'VN-sig'],
    ['a key id of the router', 'router.keys.0.kid', 'VN-sig'],
    ['key material under another name', 'parties.1.keys.0.jwk.x', x(1)],
    ['a desk', 'parties.0.desks.1.id', 'duty-desk'],
  ])('are refused when %s occurs twice', (_what, path, value) => {
    expect(violations(goodBut(path, value))).toContain('occurs more than once');
  });

  it('have a day for what binds or has ended, and one status on each', () => {
    const since = (status: string, day: string | null) => ({
      instrument: HANOI,
      status,
      since: day,
      source: 'x',
      mark: 's',
    });
    const of = (...instruments: object[]) => violations(goodBut('parties.0.instruments', instruments));
    expect(of(since('signed', null), since('in-force', '2026-01-01'), since('denounced', '2026-02-01'))).toBe('');
    expect(of(since('denounced', null))).toContain('hanoi needs its date');
    expect(of(since('signed', '2026-01-01'), since('in-force', '2026-01-01'))).toContain('occurs more than once');
    expect(of(since('signed', null), since('none', null))).toContain('occurs more than once');
  });

  it.each([null, 'text', 7, [], [good()]])('are refused when they are no object: %#', (value) => {
    expect(violations(value)).toContain('register-invalid');
  });

  it('say where they are wrong', () => {
    expect(violations(goodBut('parties.1.keys.0.jwk.x', 'short'))).toContain('parties.1.keys.0.jwk.x');
  });
});

describe('Instants and zones', () => {
  it('are taken strictly', () => {
    expect(isInstant('2028-02-29T23:59:59.999Z')).toBe(true);
    expect(isInstant('2026-02-29T00:00:00Z')).toBe(false);
    expect(isInstant('2026-01-01T24:00:00Z')).toBe(false);
    expect(isZone('Asia/Ho_Chi_Minh')).toBe(true);
    expect(isZone('')).toBe(false);
  });

  it('that this machine does not know are read, but never signed', async () => {
    const document = goodBut('parties.0.zone', 'America/Founded_Tomorrow') as RegisterDocument;
    const status = {
      instrument: HANOI,
      status: 'in-force',
      since: '2026-03-01',
      source: 'test',
      mark: 'ours',
    } as const;
    document.parties[0]!.instruments = [status];
    const view = new RegisterView(validateRegister(document));
    expect(view.inForce(HANOI, 'VN', new Date('2026-02-28T23:59:59Z'))).toBe(false);
    expect(view.inForce(HANOI, 'VN', new Date('2026-03-01T00:00:00Z'))).toBe(true);
    const { private: anchor } = await generateKeyPair('sig', 'anchor');
    await expect(signRegister(document, anchor)).rejects.toMatchObject({
      code: 'register-invalid',
      details: { violations: [{ path: 'parties.VN.zone' }] },
    });
  });
});

describe('What is known of States', () => {
  it('has names as the United Nations writes them', () => {
    const { VN, TR, CI, PS, CD, GB } = unShortNames;
    expect([VN, TR, CI]).toEqual(['Viet Nam', 'Türkiye', "Côte d'Ivoire"]);
    expect([PS, CD]).toEqual(['State of Palestine', 'Democratic Republic of the Congo']);
    expect(GB).toBe('United Kingdom of Great Britain and Northern Ireland');
    expect(Object.keys(unShortNames)).toHaveLength(193 + 2 + 1);
  });

  it('counts 72 signatures at Hanoi, one of them of an organisation, and three later', () => {
    const atHanoi = Object.values(signatories).filter(({ signedOn }) => signedOn?.startsWith('2025-10'));
    expect(atHanoi).toHaveLength(72);
    expect(Object.keys(signatories)).toHaveLength(75);
  });

  it('has a name and the zone of the capital for every signatory', () => {
    for (const code of Object.keys(signatories)) {
      expect(unShortNames[code]).toBeDefined();
      expect(isKnownZone(geography[code]!.zone)).toBe(true);
    }
  });

  it('does not claim that the Convention is in force for anyone', () => {
    const codes = Object.keys(unShortNames);
    expect(codes.filter((code) => conventionStatus(code).status === 'in-force')).toEqual([]);
    expect(conventionStatus('QA').status).toBe('ratified-not-in-force');
    expect(conventionStatus('US').status).toBe('none');
  });

  it('makes a party of every State, known or not', () => {
    const parties = [...Object.keys(unShortNames), 'XX'].map((code) => partyOf({ code, url, keys: [] }));
    expect(violations({ ...good(), parties })).toBe('');
    const viet = parties.find(({ code }) => code === 'VN');
    expect(viet).toMatchObject({ zone: 'Asia/Ho_Chi_Minh', languages: ['vi'], type: 'state' });
    expect(parties.find(({ code }) => code === 'EU')?.type).toBe('regional-organisation');
  });
});
