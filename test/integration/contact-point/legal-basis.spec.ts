import type { ReservationEffect } from '#register';
import { World, type TestState } from '../../support/world.js';
import { ExampleCases, type Change } from './example-cases.js';
import { Pair } from './pair.js';

const mla = 'mutual-legal-assistance';

const reserved = (article: string, effect: ReservationEffect) => ({
  ...{ instrument: 'hanoi', article, summary: 'A reservation of the test', effect },
});

let pair: Pair;
let cases: ExampleCases;
let world: World;

beforeAll(async () => {
  const reservations = [reserved('16', 'article-excluded'), reserved('42(5)', 'ground-reserved')];
  world = await World.start({ party: (code) => (code === 'BR' ? { reservations } : {}) });
  pair = new Pair(world);
  cases = new ExampleCases(pair);
}, 60_000);
afterAll(() => world.stop());

describe('the legal basis of a request', () => {
  const cite = (instrument: string) => ({ legalBasis: { instrument, name: 'Treaty between the two States, 1998' } });

  it('is in force for both, or the submission is refused with their standing', async () => {
    const unbound = await cases.drafted('preservation', cite('budapest-2ap'));
    expect(await unbound.refusal('submit')).toMatchObject({
      status: 422,
      code: 'instrument-not-in-force',
      instrument: 'budapest-2ap',
      standing: { requesting: 'signed', requested: 'signed' },
    });
    const held = await pair.agreed(pair.vn, unbound.id);
    expect([held.status, held.acts]).toEqual(['draft', []]);
  });

  it.each(['budapest', 'bilateral', 'reciprocity'])('may be another one: %s', async (instrument) => {
    const named = await cases.submitted('preservation', cite(instrument));
    expect((await named.alike()).status).toBe('delivered');
  });

  it('gives way to the treaty that binds both and comes first, unless both agree otherwise', async () => {
    const conduct = { description: 'Passwords were taken', requestingProvision: 'Penal Code, Article 290' };
    const basis = (instrument: string, more: Change = {}) => ({ legalBasis: { instrument, article: '40', ...more } });
    for (const [legalBasis, remarks] of [
      [basis('hanoi'), ['other-treaty-governs']],
      [basis('hanoi', { agreedOtherwise: true }), []],
      [basis('budapest'), []],
      [basis('untoc'), ['other-treaty-governs']],
      [basis('bilateral', { name: 'Treaty of 1998' }), []],
    ] as const) {
      const asked = await cases.submitted(mla, { ...legalBasis, conduct });
      expect((await asked.alike()).status).toBe('delivered');
      expect({ legalBasis, remarks: await asked.remarks('submit') }).toEqual({ legalBasis, remarks });
    }
  });

  it('is named where the register does not know it', async () => {
    const unnamed = await cases.drafted('preservation', { legalBasis: { instrument: 'bilateral' } });
    expect(await unnamed.refusal('submit')).toMatchObject({ code: 'legal-basis-not-named' });
  });
});

describe('a remark on a request', () => {
  const hanoi = { legalBasis: { instrument: 'hanoi', article: '42' } };
  const serious = {
    scopeBasis: 'serious-crime',
    offence: { references: ['serious-crime'], provisions: 'Penal Code', facts: 'Facts' },
  };
  const noted = async (state: TestState, id: string) =>
    (await (await pair.as(state, 'supervisor')).case(id)).remarks.map(({ code }) => code);

  it('in a language that the requested State does not list is seen in the draft, and then by both', async () => {
    const change = { ...hanoi, language: 'fr' };
    const drafted = await cases.drafted('preservation', change);
    const { id } = drafted;
    expect(await noted(pair.vn, id)).toEqual(['language-not-listed']);
    await drafted.does('submit');
    for (const state of [pair.vn, pair.br]) expect(await noted(state, id)).toEqual(['language-not-listed']);
    const spoken = await cases.submitted('preservation', { ...hanoi, language: 'pt-BR' });
    expect(await spoken.remarks('submit')).toEqual([]);
  });

  it('that meets a reservation, or a ground that the requested State has reserved', async () => {
    const offence = { ...serious.offence, references: ['non-consensual-intimate-images'] };
    expect(await (await cases.submitted('preservation', { ...hanoi, offence })).remarks('submit')).toEqual([
      'offence-reserved',
    ]);
    const open = await cases.submitted('preservation', { ...hanoi, ...serious });
    expect(await open.remarks('submit')).toEqual(['ground-reserved']);
    const ground = { grounds: ['no-dual-criminality'], reservation: 'C.N.12.2027' };
    await open.does('acknowledge', 'start-review', ['refuse', ground]);
    expect(await open.remarks('refuse')).toEqual([]);
    const legalBasis = { instrument: 'budapest', article: '29' };
    const under = await cases.submitted('preservation', { legalBasis, ...serious });
    await under.does('acknowledge', 'start-review', ['refuse', ground]);
    expect(await under.remarks('refuse')).toEqual(['ground-not-reserved']);
  });
});

describe('another serious crime than those of the Convention', () => {
  const serious = { scopeBasis: 'serious-crime' };

  it.each([
    ['asset-freeze', 'uncac'],
    ['extradition', 'untoc'],
    ['extradition', 'bilateral'],
  ])('opens no %s under the Convention, and does under %s', async (kind, instrument) => {
    const refused = await cases.drafted(kind, serious);
    expect(await refused.refusal('submit')).toMatchObject({
      status: 422,
      code: 'scope-not-open',
      provision: 'hanoi-35-1',
    });
    const legalBasis = { instrument, name: 'Treaty between the two States, 1998' };
    const accepted = await cases.submitted(kind, { ...serious, legalBasis });
    expect((await accepted.alike()).status).toBe('delivered');
  });
});
