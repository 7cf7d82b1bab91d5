import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { claimDirectory } from './claim.js';

describe('a directory of a sandbox', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'rogatory-claim-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is claimed by one of many that begin at the same moment, and the others are told by whom', async () => {
    const directory = path.join(folder, 'new');
    const all = await Promise.allSettled(Array.from({ length: 8 }, () => claimDirectory(directory)));
    const [release, ...more] = all.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(more).toEqual([]);
    const refused = all.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []));
    expect(new Set(refused)).toEqual(
      new Set([
        `Error: a sandbox runs on ${directory} already (process ${process.pid}); stop it, or choose another --dir`,
      ]),
    );
    await release!();
  });

  it('is free once it was given back, and the same under another name', async () => {
    symlinkSync(folder, path.join(folder, 'linked'));
    const release = await claimDirectory(folder);
    await expect(claimDirectory(path.join(folder, 'linked'))).rejects.toThrow('already');
    await release();
    await (
      await claimDirectory(path.join(folder, 'linked'))
    )();
  });
});
