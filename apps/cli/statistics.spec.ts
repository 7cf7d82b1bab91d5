import { ScriptedContactPoint } from '../../test/support/scripted-contact-point.js';

const point = new ScriptedContactPoint();
beforeAll(() => point.start());
afterAll(() => point.stop());
beforeEach(() => point.forget());

describe('rogatory statistics', () => {
  const row = { kind: 'preservation', urgency: 'urgent', requesting: 'BR', requested: 'ZA', direction: 'outgoing' };
  const figures = [
    { figure: 'clock', of: 'decision', count: 7, median: 7500, p90: 172_800 },
    { figure: 'act', of: 'withdraw', count: null, median: null, p90: null },
  ];
  const found = {
    from: null,
    to: null,
    suppressBelow: 5,
    items: [{ ...row, counterpart: 'ZA', figures }],
    local: [{ counterpart: 'ZA', held: 0, undeliverable: 9, refused: null }],
  };

  it('is a table of figures, then what only this contact point knows', async () => {
    point.answers = () => ({ body: found });
    const { code, out } = await point.rogatory(
      'statistics',
      ...point.asAna(),
      '--from',
      '2026-01-01',
      '--suppress',
      '5',
    );
    expect([code, point.asked[0]?.url]).toEqual([0, '/api/statistics?from=2026-01-01&suppress=5']);
    expect(out.split('\n')).toEqual([
      'KIND          URGENCY  FROM  TO  FIGURE  OF        COUNT   MEDIAN     P90',
      'preservation  urgent   BR    ZA  clock   decision  7       2 h 5 min  2 d',
      'preservation  urgent   BR    ZA  act     withdraw  hidden',
      '',
      'LOCAL  HELD  UNDELIVERABLE  REFUSED',
      'ZA     0     9              hidden',
    ]);
  });

  it('prints JSON and CSV as the contact point gives them', async () => {
    point.answers = () => ({ body: found });
    expect(JSON.parse((await point.rogatory('statistics', ...point.asAna(), '--format', 'json')).out)).toEqual(found);
    point.answers = () => ({ body: 'kind,p90\r\npreservation,7\r\n' });
    const csv = await point.rogatory('statistics', ...point.asAna(), '--to', '2026-01-01T00:00:00Z', '--format', 'csv');
    expect(csv).toEqual({ code: 0, out: 'kind,p90\r\npreservation,7\r', err: '' });
    expect(point.asked[1]?.headers.accept).toBe('text/csv');
    expect(point.asked[1]?.url).toBe('/api/statistics?to=2026-01-01T00%3A00%3A00Z');
  });

  it('says so when there is nothing', async () => {
    point.answers = () => ({ body: { ...found, items: [], local: [] } });
    expect((await point.rogatory('statistics', ...point.asAna())).out).toBe('There is nothing to count.');
  });

  it.each([
    ['--from', 'yesterday'],
    ['--suppress', '1'],
    ['--format', 'pdf'],
  ])('refuses %s %s, and sends nothing', async (...option) => {
    expect(await point.rogatory('statistics', ...point.asAna(), ...option)).toMatchObject({ code: 2, out: '' });
    expect(point.asked).toEqual([]);
  });
});
