import { createSource, inTransaction } from '#database';
import type { DataSource } from 'typeorm';
import { emptyDatabase } from '../../support/databases.js';

describe('a transaction in which a statement failed', () => {
  let source: DataSource;

  beforeAll(async () => {
    source = createSource({ url: (await emptyDatabase()).ownerUrl, pool: 1, name: 'test' });
    await source.initialize();
    await source.query('CREATE TABLE public.kept (n integer PRIMARY KEY)');
  });
  afterAll(() => source.destroy());

  it('is not taken for committed when nobody minded: the server rolled it back', async () => {
    const work = inTransaction(source, async (tx) => {
      await tx.query('INSERT INTO public.kept VALUES (1)');
      await tx.query('INSERT INTO public.kept VALUES (1)').catch(() => undefined);
      return 'done';
    });
    await expect(work).rejects.toThrow('passed over');
    expect(await source.query('SELECT count(*)::int AS n FROM public.kept')).toEqual([{ n: 0 }]);
  });

  it('leaves the connection fit for the next one', async () => {
    await inTransaction(source, (tx) => tx.query('INSERT INTO public.kept VALUES (2)'));
    expect(await source.query('SELECT n FROM public.kept')).toEqual([{ n: 2 }]);
  });
});
