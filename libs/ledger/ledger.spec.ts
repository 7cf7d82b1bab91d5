import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { chainHash, GENESIS, leafHash, ledgerEntry, randomSalt, type LedgerFact } from './entry.js';
import { chainStart, verifyPage, type StoredEntry } from './verify.js';

const AT = new Date('2026-11-22T10:00:00.000Z');
const SALT = Buffer.alloc(16, 7).toString('base64url');

const fact = (n: number): LedgerFact => ({
  event: 'act-received',
  case: `case-${n}`,
  actor: 'State:VN',
  detail: { n },
});

/** A ledger of `length` entries as it is stored. */
function ledgerOf(length: number): StoredEntry[] {
  let hash: Buffer = GENESIS;
  return Array.from({ length }, (_, index) => {
    const entry = ledgerEntry(fact(index), `id-${index}`, AT, SALT);
    hash = chainHash(hash, leafHash(entry.body));
    return { ...entry, sequence: index + 1, hash: hash.toString('base64url') };
  });
}

const verdict = (entries: StoredEntry[]) => verifyPage(chainStart(), entries).broken;

describe('a ledger entry', () => {
  it('has fixed bytes that name what happened and commit to its detail by a salted digest', () => {
    const { body } = ledgerEntry(fact(1), 'id-1', AT, SALT);
    const digest = createHash('sha256').update(Buffer.from(SALT, 'base64url')).update('{"n":1}').digest('base64url');
    expect(body).toBe(
      `{"v":1,"id":"id-1","at":"2026-11-22T10:00:00.000Z","event":"act-received","case":"case-1","actor":"State:VN","digest":"${digest}"}`,
    );
  });

  it('hashes as a leaf of RFC 6962, so that a Merkle tree can stand on it', () => {
    expect(leafHash('x')).toEqual(createHash('sha256').update(Buffer.from('\0x')).digest());
  });

  it('takes a new salt every time, so that equal details cannot be told from their digests', () => {
    expect(randomSalt()).not.toBe(randomSalt());
    expect(ledgerEntry(fact(1), 'id', AT).body).not.toBe(ledgerEntry(fact(1), 'id', AT).body);
  });
});

describe('the chain', () => {
  it('verifies as a whole and page by page', () => {
    const entries = ledgerOf(10);
    expect(verdict(entries)).toBeNull();
    let state = chainStart();
    for (const page of [entries.slice(0, 4), entries.slice(4, 9), entries.slice(9)]) {
      const step = verifyPage(state, page);
      expect(step.broken).toBeNull();
      state = step.state;
    }
    expect(state).toEqual({ next: 11, hash: Buffer.from(entries.at(-1)!.hash, 'base64url') });
  });

  it('still verifies when the detail of an entry has been erased', () => {
    const entries = ledgerOf(3);
    entries[1] = { ...entries[1]!, salt: null, detail: null };
    expect(verdict(entries)).toBeNull();
  });

  const tamperings: [string, (entries: StoredEntry[]) => void, object][] = [
    ['a changed body', (e) => (e[2]!.body = e[2]!.body.replace('VN', 'BR')), { sequence: 3, code: 'chain-differs' }],
    ['a changed detail', (e) => (e[2]!.detail = '{"n":9}'), { sequence: 3, code: 'detail-differs' }],
    ['a changed salt', (e) => (e[2]!.salt = randomSalt()), { sequence: 3, code: 'detail-differs' }],
    [
      'a changed detail without its salt',
      (e) => Object.assign(e[2]!, { salt: null, detail: '{"n":9}' }),
      { sequence: 3, code: 'detail-differs' },
    ],
    ['a changed event beside the body', (e) => (e[2]!.event = 'signed-in'), { sequence: 3, code: 'body-differs' }],
    ['a changed case beside the body', (e) => (e[2]!.case = null), { sequence: 3, code: 'body-differs' }],
    ['a changed id beside the body', (e) => (e[2]!.id = 'other'), { sequence: 3, code: 'body-differs' }],
    [
      'a body that is no entry, and the chain made to fit',
      (e) => {
        e[2]!.body = 'null';
        e[2]!.hash = chainHash(Buffer.from(e[1]!.hash, 'base64url'), leafHash('null')).toString('base64url');
      },
      { sequence: 3, code: 'body-differs' },
    ],
    ['a changed hash', (e) => (e[2]!.hash = e[1]!.hash), { sequence: 3, code: 'chain-differs' }],
    ['a removed entry', (e) => e.splice(2, 1), { sequence: 3, code: 'gap' }],
    [
      'two entries that changed places',
      (e) => {
        [e[1], e[2]] = [
          { ...e[2]!, sequence: 2 },
          { ...e[1]!, sequence: 3 },
        ];
      },
      { sequence: 2, code: 'chain-differs' },
    ],
    [
      'an entry inserted twice',
      (e) => e.splice(3, 0, { ...e[2]!, sequence: 4 }),
      { sequence: 4, code: 'chain-differs' },
    ],
  ];

  it.each(['no JSON', 'null', '"text"', '{}'])('exposes a body that is %s, however well it is chained', (body) => {
    const entries = ledgerOf(2);
    let hash: Buffer = GENESIS;
    entries[1]!.body = body;
    for (const entry of entries) entry.hash = (hash = chainHash(hash, leafHash(entry.body))).toString('base64url');
    expect(verdict(entries)).toEqual({ sequence: 2, code: 'body-differs' });
  });

  it.each(tamperings)('exposes %s at its place', (_, tamper, expected) => {
    const entries = ledgerOf(5);
    tamper(entries);
    expect(verdict(entries)).toEqual(expected);
  });

  it('exposes any change of any character of any body', () => {
    fc.assert(
      fc.property(fc.nat(4), fc.nat(400), fc.integer({ min: 1, max: 0x7f }), (index, position, shift) => {
        const entries = ledgerOf(5);
        const entry = entries[index]!;
        const at = position % entry.body.length;
        const character = String.fromCharCode((entry.body.charCodeAt(at) + shift) % 0x80);
        fc.pre(character !== entry.body[at]);
        entry.body = entry.body.slice(0, at) + character + entry.body.slice(at + 1);
        expect(verdict(entries)).toEqual({ sequence: index + 1, code: 'chain-differs' });
      }),
    );
  });
});
