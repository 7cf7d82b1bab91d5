import { jest } from '@jest/globals';
import { DataSource } from 'typeorm';
import { PART_BYTES } from '#protocol';
import { UploadSweeper } from '../../../apps/contact-point/attachments/upload-sweeper.service.js';
import { StatementFaults } from '../../support/statement-faults.js';
import { World, type TestState } from '../../support/world.js';
import { HOUR, Pair } from './pair.js';

jest.setTimeout(60_000);

describe('with the database failing at any statement', () => {
  let world: World;
  let pair: Pair;
  let vn: TestState;
  let faults: StatementFaults;

  beforeAll(async () => {
    world = await World.start();
    pair = new Pair(world);
    ({ vn } = pair);
    faults = new StatementFaults(vn.app.get(DataSource));
  });
  afterAll(() => world.stop());

  const body = Buffer.alloc(PART_BYTES + 3, 'x');
  const upload = async (id: string) => (await pair.as(vn, 'officer')).upload(id, { name: 'log.bin', body });
  const count = async (sql: string, ...values: unknown[]): Promise<number> =>
    (await vn.owner.query(`SELECT count(*)::int AS n FROM ${sql}`, values)).rows[0].n;
  const loose = () => count('stored_parts s WHERE NOT EXISTS (SELECT FROM attachment_parts p WHERE p.stored = s.id)');
  const codeOf = (work: Promise<unknown>) =>
    work.then(
      () => 'done',
      (error: { code?: string }) => error.code,
    );

  it('an act takes its files whole or not at all, and the same request again takes them once', async () => {
    const officer = await pair.as(vn, 'officer');
    const attempt = (id: string, file: string) =>
      codeOf(officer.act(id, 'submit', undefined, { 'idempotency-key': id }, { attachments: [file] }));
    // Its document is set by the preview: a transaction that gives up for one begins again, and has other statements.
    const ready = async () => {
      const id = await pair.draft();
      const file = await upload(id);
      await officer.preview(id, 'submit', { attachments: [file.id] });
      return { id, file };
    };
    const { id: probe, file: probeFile } = await ready();
    const statements = await faults.counting(() => attempt(probe, probeFile.id));
    expect(statements).toBeGreaterThan(9);
    for (let n = 1; n <= statements; n += 1) {
      const { id, file } = await ready();
      const moment = n === statements ? 'after' : 'before';
      expect(await faults.breaking(n, moment, () => attempt(id, file.id))).toBe('database-unavailable');
      const stored = await count('acts WHERE case_id = $1', id);
      expect(stored).toBe(moment === 'after' ? 1 : 0);
      for (const table of ['attachment_parts', `outbox WHERE type = 'part' AND`])
        expect(await count(`${table} ${table.includes('WHERE') ? '' : 'WHERE'} case_id = $1`, id)).toBe(2 * stored);
      expect(await officer.uploads(id)).toHaveLength(1 - stored);
      expect(await attempt(id, file.id)).toBe('done');
      expect(await count('acts WHERE case_id = $1', id)).toBe(1);
      expect(await count('attachment_parts WHERE case_id = $1', id)).toBe(2);
      expect(await officer.uploads(id)).toEqual([]);
    }
  });

  it('a file is stored and answered, or not listed at all, and the clock leaves nothing of it', async () => {
    const officer = await pair.as(vn, 'officer');
    const id = await pair.draft();
    const statements = await faults.counting(() => upload(id));
    for (let n = 1; n < statements; n += 1) {
      expect(await faults.breaking(n, 'before', () => codeOf(upload(id)))).toBe('database-unavailable');
      expect(await officer.uploads(id)).toHaveLength(1);
    }
    world.clock.advance(25 * HOUR);
    await vn.app.get(UploadSweeper).sweep();
    expect(await count('uploads')).toBe(0);
    expect(await loose()).toBe(0);
  });

  it('the clock removes what was not sent whole or not at all', async () => {
    const sweeper = vn.app.get(UploadSweeper);
    const prepare = async () => {
      const id = await pair.draft();
      await upload(id);
      world.clock.advance(25 * HOUR);
      return id;
    };
    await prepare();
    const statements = await faults.counting(() => sweeper.sweep());
    for (let n = 1; n <= statements; n += 1) {
      const id = await prepare();
      await faults.breaking(n, 'before', () => sweeper.sweep()).catch(() => undefined);
      const left = await count('uploads WHERE case_id = $1', id);
      expect((await pair.events(vn, id, 'attachment-discarded')).length).toBe(1 - left);
      await sweeper.sweep();
      expect(await count('uploads')).toBe(0);
      expect(await loose()).toBe(0);
      expect(await pair.events(vn, id, 'attachment-discarded')).toHaveLength(1);
    }
  });
});
