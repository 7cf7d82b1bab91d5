import type { StatisticsAnswer } from '#client';
import { RawDesk } from '../../support/raw-desk.js';
import { World, type TestState } from '../../support/world.js';
import { DAY, HOUR, Pair } from './pair.js';

const MINUTE = 60_000;
const refusal = {
  grounds: ['domestic-prohibition'],
  reasons: 'No court may order this at home.',
  noConsultationReason: 'No condition could change it.',
};

describe('statistics of two contact points', () => {
  let world: World;
  let pair: Pair;
  let vn: TestState;
  let br: TestState;
  let began: string;
  let ended: string;

  beforeAll(async () => {
    world = await World.start();
    pair = new Pair(world);
    [vn, br] = [pair.vn, pair.br];
    await pair.submit();
    await world.carry();
    world.clock.advance(DAY);
    began = pair.now();
    await play();
    world.clock.advance(DAY);
    ended = pair.now();
    await pair.submit();
    await world.carry();
  }, 120_000);
  afterAll(() => world.stop());

  async function delivered(): Promise<string> {
    const id = await pair.submit();
    world.clock.advance(10_000);
    await world.carry();
    return id;
  }

  /** After so many minutes each. */
  async function steps(id: string, list: [minutes: number, state: TestState, act: string, contents?: object][]) {
    for (const [minutes, state, act, contents] of list) {
      world.clock.advance(minutes * MINUTE);
      const given = act === 'preserve' ? pair.preserved() : contents;
      await pair.carried(state, id, act, given as Record<string, unknown>);
    }
  }

  /** Four cases between `began` and `ended`, and a draft. */
  async function play(): Promise<void> {
    await steps(await delivered(), [
      [30, br, 'acknowledge'],
      [5, br, 'start-review'],
      [60, br, 'issue-order'],
      [60, br, 'preserve'],
      [60, vn, 'request-extension', { days: 30, reason: 'The request is being translated.' }],
      [15, br, 'grant-extension', { additionalDays: 30 }],
    ]);
    await steps(await delivered(), [
      [10, br, 'acknowledge'],
      [5, br, 'start-review'],
      [120, br, 'refuse', refusal],
    ]);
    await steps(await delivered(), [[20, vn, 'withdraw', { reason: 'The suspect has confessed.' }]]);
    const crossing = await delivered();
    await pair.act(br, crossing, 'acknowledge');
    await pair.act(br, crossing, 'start-review');
    await pair.act(vn, crossing, 'withdraw', { reason: 'The suspect has confessed.' });
    await world.carry();
    await pair.draft();
  }

  const ask = async (state: TestState, query: Record<string, string> = {}) => {
    const text = new URLSearchParams({ from: began, to: ended, ...query }).toString();
    return (await pair.as(state, 'auditor')).request<StatisticsAnswer>(`/api/statistics?${text}`);
  };

  it('are equal on both sides, but for who looks', async () => {
    const [mine, theirs] = [await ask(vn), await ask(br)];
    expect(mine.items).toHaveLength(1);
    expect(mine.items[0]).toMatchObject({
      counterpart: 'BR',
      direction: 'outgoing',
      requesting: 'VN',
      requested: 'BR',
    });
    expect(theirs.items).toEqual(mine.items.map((row) => ({ ...row, counterpart: 'VN', direction: 'incoming' })));
    const [hidden, theirHidden] = [await ask(vn, { suppress: '3' }), await ask(br, { suppress: '3' })];
    expect(theirHidden.items[0]!.figures).toEqual(hidden.items[0]!.figures);
  });

  it('count what was played', async () => {
    const { figures } = (await ask(vn)).items[0]!;
    const count = (figure: string, of: string) => figures.find((one) => one.figure === figure && one.of === of)?.count;
    expect([count('cases', ''), count('clock', 'receipt'), count('clock', 'acknowledgement')]).toEqual([4, 4, 3]);
    expect([count('act', 'request-extension'), count('act', 'grant-extension')]).toEqual([1, 1]);
    expect([count('act', 'withdraw'), count('without-effect', 'start-review')]).toEqual([2, 1]);
    expect([count('ground', 'domestic-prohibition'), count('clock', 'decision')]).toEqual([1, 2]);
    expect(['preserved', 'refused', 'withdrawn'].map((status) => count('status', status))).toEqual([1, 1, 2]);
  });

  it('measure how long it took, to some seconds of the test itself', async () => {
    const { figures } = (await ask(br)).items[0]!;
    const times = (figure: string, of: string) => {
      const { median, p90 } = figures.find((one) => one.figure === figure && one.of === of)!;
      return [median, p90].map((seconds) => Math.round(seconds! / 60));
    };
    expect(times('clock', 'receipt')).toEqual([0, 0]);
    expect(times('clock', 'acknowledgement')).toEqual([10, 30]);
    expect(times('clock', 'decision')).toEqual([125, 125]);
    expect(times('since-submission', 'preserve')).toEqual([155, 155]);
    expect(times('clock', 'extension-reply')).toEqual([15, 15]);
  });

  it('count by the instant of submission, the end not included', async () => {
    const casesOf = async (query: Record<string, string>) =>
      (await ask(br, query)).items.map(({ figures }) => figures[0]!.count);
    expect(await casesOf({ to: '2999-01-01' })).toEqual([5]);
    expect(await casesOf({ from: '2000-01-01' })).toEqual([5]);
    expect(await casesOf({ from: '2000-01-01', to: began })).toEqual([1]);
    expect(await casesOf({ from: '2000-01-01', to: '2000-01-02' })).toEqual([]);
  });

  it('pass over more cases than one page holds', async () => {
    const before = pair.now();
    for (let index = 0; index < 55; index += 1) await pair.submit();
    await world.carry();
    world.clock.advance(HOUR);
    const [mine, theirs] = [
      await ask(vn, { from: before, to: '2999-01-01' }),
      await ask(br, { from: before, to: '2999-01-01' }),
    ];
    expect(mine.items[0]!.figures[0]).toMatchObject({ figure: 'cases', count: 55 });
    expect(theirs.items[0]!.figures).toEqual(mine.items[0]!.figures);
  });

  it('mark as local what only one side knows', async () => {
    await vn.owner.query(`UPDATE outbox SET state = 'undeliverable' WHERE id = (SELECT min(id) FROM outbox)`);
    const all = { from: '2000-01-01', to: '2999-01-01' };
    expect((await ask(vn, all)).local).toEqual([{ counterpart: 'BR', held: 0, undeliverable: 1, refused: 0 }]);
    expect((await ask(vn, { ...all, suppress: '2' })).local[0]).toMatchObject({ held: 0, undeliverable: null });
    expect((await ask(br, all)).local).toEqual([{ counterpart: 'VN', held: 0, undeliverable: 0, refused: 0 }]);
  });

  it('come as CSV to who prefers it', async () => {
    const client = await pair.as(vn, 'auditor');
    const path = `/api/statistics?${new URLSearchParams({ from: began, to: ended }).toString()}`;
    const csv = await client.text(path, { headers: { accept: 'text/csv' } });
    expect(csv.split('\r\n').slice(0, 2)).toEqual([
      'scope,kind,urgency,requesting,requested,counterpart,direction,figure,of,count,median_seconds,p90_seconds',
      'acts,preservation,routine,VN,BR,BR,outgoing,cases,,4,,',
    ]);
    expect(await client.text(`${path}&format=csv`)).toBe(csv);
    expect(await client.text(`${path}&format=json`, { headers: { accept: 'text/csv' } })).toMatch(/^\{/);
  });

  it('refuse what is no period', async () => {
    const desk = await RawDesk.open(world);
    for (const query of [
      'from=2026-02-30',
      'from=yesterday',
      'from=2026-02-01&to=2026-02-01',
      'suppress=1',
      'format=pdf',
    ])
      expect({ query, ...(await desk.send({ path: `/api/statistics?${query}`, as: 'auditor' })) }).toMatchObject({
        query,
        status: 400,
      });
  });
});
