import type { Terms } from '#convention';
import {
  contradictions,
  partyFacts,
  partyOf,
  RegisterView,
  type Party,
  type PartyFacts,
  type ReservationEffect,
} from './index.js';

const parties = { requesting: 'VN', requested: 'BR' };
const at = new Date('2026-03-01T12:00:00Z');

function view(change: (code: string) => Partial<Party> = () => ({})): RegisterView {
  const party = (code: string) => partyOf({ code, url: `http://127.0.0.1/${code}`, keys: [], ...change(code) });
  return new RegisterView({
    v: 1,
    network: 'test',
    version: 4,
    issuedAt: '2026-01-01T00:00:00.000Z',
    parties: ['VN', 'BR', 'ZA'].map(party),
    router: { keys: [] },
  });
}

const termsOf = (register: RegisterView): Terms & PartyFacts => ({
  kind: 'preservation',
  reference: 'VN-2026-000001',
  urgency: 'routine',
  policy: '2026-1',
  ...partyFacts(register, parties, at),
});

describe('what a version of the register says of two parties', () => {
  test('is their zones, and the treaties that concern at least one of them', () => {
    expect(partyFacts(view(), parties, at)).toEqual({
      register: 4,
      zones: { requesting: 'Asia/Ho_Chi_Minh', requested: 'America/Sao_Paulo' },
      instruments: {
        hanoi: { requesting: 'in-force', requested: 'in-force' },
        budapest: { requesting: 'in-force', requested: 'in-force' },
        'budapest-2ap': { requesting: 'signed', requested: 'signed' },
        untoc: { requesting: 'in-force', requested: 'in-force' },
        uncac: { requesting: 'in-force', requested: 'in-force' },
        'ece-extradition': { requesting: 'none', requested: 'in-force' },
        'ece-3ap': { requesting: 'none', requested: 'in-force' },
      },
      reservedGrounds: {},
      languages: ['pt'],
      calendars: {},
    });
    const between = partyFacts(view(), { requesting: 'ZA', requested: 'BR' }, at).instruments;
    expect(between['ece-extradition']).toEqual({ requesting: 'in-force', requested: 'in-force' });
  });

  test('is of the day, as each party dates it', () => {
    const since = (code: string) => (code === 'VN' ? '2026-03-02' : '2026-03-01');
    const entry = (code: string) =>
      [{ instrument: 'hanoi', status: 'in-force', since: since(code), source: 'test', mark: 'ours' }] as const;
    const register = view((code) => ({ instruments: [...entry(code)] }));
    const standing = (when: string) => partyFacts(register, parties, new Date(when)).instruments.hanoi;
    expect(standing('2026-03-01T16:59:59Z')).toEqual({ requesting: 'none', requested: 'in-force' });
    expect(standing('2026-03-01T17:00:00Z')).toEqual({ requesting: 'in-force', requested: 'in-force' });
  });

  test('is which articles the requested State has excluded or narrowed, and no other declaration', () => {
    const reservation = (instrument: string, article: string, effect: ReservationEffect) =>
      ({ instrument, article, summary: 'test', effect }) as const;
    const reserved = [
      reservation('hanoi', '14', 'article-excluded'),
      reservation('hanoi', '7(2)', 'article-narrowed'),
      reservation('hanoi', '63', 'dispute-settlement-excluded'),
      reservation('budapest', '9', 'article-narrowed'),
      reservation('another-treaty', '1', 'article-excluded'),
    ];
    const register = view((code) => (code === 'BR' ? { reservations: reserved } : {}));
    const { reservations } = partyFacts(register, parties, at);
    expect(reservations).toEqual({ hanoi: ['14', '7(2)'], budapest: ['9'] });
    expect(partyFacts(register, { requesting: 'BR', requested: 'VN' }, at)).not.toHaveProperty('reservations');
    const terms = termsOf(register);
    expect(contradictions(register, terms, parties, at)).toEqual([]);
    const invented: Terms = { ...terms, reservations: { hanoi: ['14', '15'], uncac: ['1'] } };
    expect(contradictions(register, invented, parties, at)).toEqual(['reservations.hanoi', 'reservations.uncac']);
  });

  test('is to which articles it has reserved a ground, and in which languages it takes requests', () => {
    const entry = (article: string, effect: ReservationEffect) =>
      ({ instrument: 'hanoi', article, summary: 'test', effect }) as const;
    const party: Partial<Party> = {
      languages: ['pt', 'es'],
      reservations: [entry('42(5)', 'ground-reserved'), entry('14', 'article-excluded')],
    };
    const register = view((code) => (code === 'BR' ? party : {}));
    const terms = termsOf(register);
    expect(terms).toMatchObject({ reservedGrounds: { hanoi: ['42(5)'] }, languages: ['pt', 'es'] });
    expect(contradictions(register, terms, parties, at)).toEqual([]);
    const { languages: _l, reservedGrounds: _g, ...older } = terms;
    expect(contradictions(register, older, parties, at)).toEqual(['reservedGrounds']);
    const wrong: Terms = { ...terms, languages: ['pt'], reservedGrounds: { hanoi: ['42(5)', '43'] } };
    expect(contradictions(register, wrong, parties, at)).toEqual(['reservedGrounds.hanoi', 'languages']);
  });

  test('is contradicted by terms that say something else, member by member', () => {
    const terms = termsOf(view());
    expect(contradictions(view(), terms, parties, at)).toEqual([]);
    const wrong: Terms = {
      ...terms,
      zones: { ...terms.zones, requested: 'Asia/Tokyo' },
      instruments: { ...terms.instruments, hanoi: { requesting: 'in-force', requested: 'denounced' } },
    };
    expect(contradictions(view(), wrong, parties, at)).toEqual(['zones.requested', 'instruments.hanoi']);
  });

  test('is contradicted by terms that are silent on a whole member, not by terms without a treaty', () => {
    const { instruments: _, calendars: _c, ...silent } = termsOf(view());
    expect(contradictions(view(), silent, parties, at)).toEqual(['instruments', 'calendars']);
    expect(contradictions(view(), { ...silent, instruments: {}, calendars: {} }, parties, at)).toEqual([]);
  });
});

describe('the calendar of a party', () => {
  const holiday = (date: string) => ({ date, name: 'A holiday' });
  const days = ['2026-02-28', '2026-03-01', '2026-04-30', '2028-12-31', '2029-01-01'];
  const calendar = { weekend: [7, 6], holidays: days.map(holiday), source: 'test', until: '2030-12-31' };
  const register = view((code) => (code === 'BR' ? { calendar } : {}));

  test('travels from that day on, for two years more, and only where there is one', () => {
    expect(partyFacts(register, parties, at).calendars).toEqual({
      requested: { weekend: [6, 7], holidays: ['2026-03-01', '2026-04-30', '2028-12-31'], until: '2028-12-31' },
    });
  });

  test('ends with the last holiday that there is room for', () => {
    const every = Array.from({ length: 200 }, (_, n) =>
      holiday(new Date(Date.UTC(2026, 2, 1 + n)).toISOString().slice(0, 10)),
    );
    const full = view(() => ({ calendar: { ...calendar, holidays: every } }));
    const carried = partyFacts(full, parties, at).calendars.requested;
    expect(carried?.holidays).toHaveLength(120);
    expect(carried?.until).toBe('2026-06-28');
  });

  test('is contradicted by terms with another one, and by terms without', () => {
    const terms = termsOf(register);
    expect(contradictions(register, terms, parties, at)).toEqual([]);
    expect(contradictions(register, { ...terms, calendars: {} }, parties, at)).toEqual(['calendars.requested']);
    const more = { ...terms.calendars.requested!, holidays: ['2026-03-02'] };
    expect(contradictions(register, { ...terms, calendars: { requested: more } }, parties, at)).toEqual([
      'calendars.requested',
    ]);
    expect(contradictions(register, { ...terms, calendars: { requesting: more } }, parties, at)).toEqual([
      'calendars.requesting',
      'calendars.requested',
    ]);
  });
});

describe('a status whose day nobody knows', () => {
  test('counts until a dated one has begun', () => {
    const entry = (status: 'signed' | 'in-force', since: string | null) =>
      ({ instrument: 'hanoi', status, since, source: 'test', mark: 's' }) as const;
    const register = view(() => ({ instruments: [entry('signed', null), entry('in-force', '2026-03-01')] }));
    expect(register.status('hanoi', 'BR', new Date('2026-02-01T00:00:00Z'))).toBe('signed');
    expect(register.status('hanoi', 'BR', at)).toBe('in-force');
    expect(register.status('hanoi', 'XX', at)).toBe('none');
  });
});
