import pg from 'pg';
import { deadlinesPage } from '../../../apps/contact-point/deadlines/deadlines.service.js';
import { prepareSchema } from '../../../apps/contact-point/schema/schema.js';
import { emptyDatabase } from '../../support/databases.js';

const NOW = '2026-06-01T00:00:00Z';

describe('a list of deadlines, behind thousands that were met', () => {
  let owner: pg.Pool;

  beforeAll(async () => {
    const database = await emptyDatabase();
    await prepareSchema(database.ownerUrl, database.applicationUrl);
    owner = new pg.Pool({ connectionString: database.ownerUrl, max: 1 });
    await owner.query(
      `INSERT INTO deadlines SELECT gen_random_uuid(), k, 'rule', 'requested', 'law', CASE WHEN k = 'note' THEN 'warn' ELSE 'miss' END,
         $1::timestamptz, $1::timestamptz + days * interval '1 day', NULL, ended, NULL
       FROM (SELECT 'met' AS k, -n AS days, 'met' AS ended FROM generate_series(1, 20000) n
         UNION ALL VALUES ('late', -1, 'late'), ('open', -2, NULL), ('note', -3, NULL), ('ahead', 4, NULL)) AS d`,
      [NOW],
    );
    await owner.query('ANALYZE deadlines');
  }, 30_000);
  afterAll(() => owner.end());

  it.each([
    ['running', ['ahead']],
    ['due', ['note', 'open']],
    ['missed', ['open', 'late']],
  ] as const)('%s: finds its own without passing over them', async (state, keys) => {
    const values = [NOW, null, null, null, null, 51];
    const { rows } = await owner.query<{ key: string }>(deadlinesPage(state), values);
    expect(rows.map(({ key }) => key)).toEqual(keys);
    const plan = await owner.query<Record<string, string>>(`EXPLAIN ${deadlinesPage(state)}`, values);
    expect(plan.rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('deadlines_unmet_idx');
  });
});
