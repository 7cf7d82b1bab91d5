import { HANOI, keyEntryOf, partyOf, RegisterView, ROUTER, type KeyEntry, type RegisterDocument } from './index.js';

const x = (n: number) => Buffer.alloc(32, n).toString('base64url');
const at = (text: string) => new Date(text);

function key(kid: string, use: 'sig' | 'enc', n: number, [from, until]: [string, string]): KeyEntry {
  const crv = use === 'sig' ? 'Ed25519' : 'X25519';
  return keyEntryOf({ kid, use, jwk: { kty: 'OKP', crv, x: x(n) } }, at(from), at(until));
}

const year: [string, string] = ['2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z'];
const vietNam = partyOf({
  code: 'VN',
  url: 'http://127.0.0.1:4001',
  keys: [
    key('vn-sig', 'sig', 1, year),
    { ...key('vn-sig-lost', 'sig', 2, year), revokedAt: '2026-03-01T12:00:00Z' },
    key('vn-enc-1', 'enc', 3, year),
    key('vn-enc-2', 'enc', 4, ['2026-06-01T00:00:00Z', '2027-06-01T00:00:00Z']),
  ],
});

function viewWith(changes: Partial<RegisterDocument> = {}): RegisterView {
  const issuedAt = '2026-01-01T00:00:00.000Z';
  const router = { keys: [key('router-1', 'sig', 9, year)] };
  return new RegisterView({ v: 1, network: 'test', version: 3, issuedAt, parties: [vietNam], router, ...changes });
}

const vietNamWith = (changes: Partial<typeof vietNam>) => viewWith({ parties: [{ ...vietNam, ...changes }] });

describe('A view of the register', () => {
  const view = viewWith();

  it('finds a party by its code, and says null for a stranger', () => {
    expect(view.party('VN')?.name).toBe('Viet Nam');
    expect(view.party('XX')).toBeNull();
    expect(view.parties().map(({ code }) => code)).toEqual(['VN']);
  });

  it('cannot be changed, and does not change with the document it came from', () => {
    const document = structuredClone(view.document) as RegisterDocument;
    const own = new RegisterView(document);
    document.parties[0]!.suspended = true;
    expect(own.party('VN')?.suspended).toBe(false);
    expect(() => own.party('VN')!.keys.pop()).toThrow('Cannot delete');
    expect(() => Object.assign(own, { version: 9 })).toThrow('Cannot assign');
  });

  it.each([
    ['2025-12-31T23:59:59.999Z', null],
    ['2026-01-01T00:00:00.000Z', 'vn-sig'],
    ['2026-12-31T23:59:59.999Z', 'vn-sig'],
    ['2027-01-01T00:00:00.000Z', null],
  ])('gives a key inside its validity only: at %s %s', (when, kid) => {
    expect(view.key('VN', 'vn-sig', 'sig', at(when))?.kid ?? null).toBe(kid);
  });

  it('gives a revoked key until the moment of its revocation', () => {
    expect(view.key('VN', 'vn-sig-lost', 'sig', at('2026-03-01T11:59:59.999Z'))?.kid).toBe('vn-sig-lost');
    expect(view.key('VN', 'vn-sig-lost', 'sig', at('2026-03-01T12:00:00.000Z'))).toBeNull();
  });

  it('gives for an older signature the key that was valid then, and none that has been revoked since', () => {
    const later = at('2027-06-01T00:00:00Z');
    const signed = (kid: string, when: string) => view.key('VN', kid, 'sig', later, at(when))?.kid ?? null;
    expect(signed('vn-sig', '2026-12-31T23:59:59.999Z')).toBe('vn-sig');
    expect(signed('vn-sig', '2025-12-31T23:59:59.999Z')).toBeNull();
    expect(signed('vn-sig-lost', '2026-02-01T00:00:00Z')).toBeNull();
  });

  it('gives a key to its owner and for its use only', () => {
    const now = at('2026-02-01T00:00:00Z');
    expect(view.key('VN', 'vn-sig', 'enc', now)).toBeNull();
    expect(view.key('BR', 'vn-sig', 'sig', now)).toBeNull();
    expect(view.key(ROUTER, 'vn-sig', 'sig', now)).toBeNull();
    expect(view.key(ROUTER, 'router-1', 'sig', now)?.jwk.x).toBe(x(9));
  });

  it('is not deceived by a date that does not exist', () => {
    expect(view.key('VN', 'vn-sig', 'sig', new Date(Number.NaN))).toBeNull();
  });

  it('seals to the newest key that is valid, so that both work while one replaces the other', () => {
    expect(view.sealingKey('VN', at('2026-05-31T23:59:59Z'))?.kid).toBe('vn-enc-1');
    expect(view.sealingKey('VN', at('2026-06-01T00:00:00Z'))?.kid).toBe('vn-enc-2');
    expect(view.key('VN', 'vn-enc-1', 'enc', at('2026-06-01T00:00:00Z'))?.kid).toBe('vn-enc-1');
    expect(view.sealingKey('VN', at('2028-01-01T00:00:00Z'))).toBeNull();
    expect(view.sealingKey('XX', at('2026-06-01T00:00:00Z'))).toBeNull();
  });

  it('goes back to the older sealing key when the newer one is revoked', () => {
    const [sig, lost, first, second] = vietNam.keys;
    const revoked = { ...second!, revokedAt: '2026-07-01T00:00:00Z' };
    const changed = vietNamWith({ keys: [sig!, lost!, first!, revoked] });
    expect(changed.sealingKey('VN', at('2026-07-02T00:00:00Z'))?.kid).toBe('vn-enc-1');
  });
});

describe('An instrument in the register', () => {
  const status = (state: 'signed' | 'ratified-not-in-force' | 'in-force' | 'denounced', since: string | null) =>
    ({ instrument: HANOI, status: state, since, source: 'test', mark: 'ours' }) as const;

  it('binds from the day of entry into force, as dated in the party itself', () => {
    const view = vietNamWith({ instruments: [status('signed', '2025-10-25'), status('in-force', '2026-09-01')] });
    expect(view.inForce(HANOI, 'VN', at('2026-08-31T16:59:59Z'))).toBe(false);
    expect(view.inForce(HANOI, 'VN', at('2026-08-31T17:00:00Z'))).toBe(true);
  });

  it.each(['signed', 'ratified-not-in-force'] as const)('does not bind a party that has only %s it', (state) => {
    const view = vietNamWith({ instruments: [status(state, '2025-10-25')] });
    expect(view.inForce(HANOI, 'VN', at('2026-08-31T17:00:00Z'))).toBe(false);
  });

  it('binds a party that denounced it until the denunciation takes effect', () => {
    const view = vietNamWith({ instruments: [status('denounced', '2027-02-01'), status('in-force', '2026-01-01')] });
    expect(view.inForce(HANOI, 'VN', at('2027-01-31T12:00:00Z'))).toBe(true);
    expect(view.inForce(HANOI, 'VN', at('2027-02-01T12:00:00Z'))).toBe(false);
  });

  it('does not bind strangers, nor anyone when nobody knows the instrument', () => {
    expect(viewWith().inForce(HANOI, 'XX', at('2026-05-01T00:00:00Z'))).toBe(false);
    expect(viewWith().inForce('lex-mercatoria', 'VN', at('2026-05-01T00:00:00Z'))).toBe(false);
  });

  it('has reservations, each covering its article and the paragraphs inside it', () => {
    const reservation = (article: string) =>
      ({ instrument: HANOI, article, summary: article, effect: 'article-excluded' }) as const;
    const view = vietNamWith({ reservations: [reservation('14'), reservation('42(5)')] });
    expect(view.reservation(HANOI, 'VN', '14')?.summary).toBe('14');
    expect(view.reservation(HANOI, 'VN', '14(2)')?.summary).toBe('14');
    expect(view.reservation(HANOI, 'VN', '42(5)')?.summary).toBe('42(5)');
    expect(view.reservation(HANOI, 'VN', '42')).toBeNull();
    expect(view.reservation(HANOI, 'VN', '1')).toBeNull();
    expect(view.reservation('budapest', 'VN', '14')).toBeNull();
    expect(view.reservation(HANOI, 'XX', '14')).toBeNull();
  });
});

describe('A capability', () => {
  it('is the most that any desk may do', () => {
    const [desk] = vietNam.desks;
    const may = (id: string, power: 'execute' | 'facilitate' | 'forward') => ({
      ...desk!,
      id,
      capabilities: [{ kind: 'preservation', may: power }],
    });
    const view = vietNamWith({ desks: [may('a', 'forward'), may('b', 'execute'), may('c', 'facilitate')] });
    expect(view.mayDo('VN', 'preservation')).toBe('execute');
    expect(view.mayDo('VN', 'extradition')).toBeNull();
    expect(view.mayDo('XX', 'preservation')).toBeNull();
  });
});
