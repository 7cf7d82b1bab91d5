import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, link, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '#convention';
import { syncFolder, writeDurably } from '#register';

const NAME = /^(\d{8})\.jws$/;
const nameOf = (version: number) => `${String(version).padStart(8, '0')}.jws`;

/** One file per published version, in one folder. A file appears whole and is never changed, replaced or removed. */
export class VersionFiles {
  constructor(private readonly folder: string) {}

  /** Makes the folder, clears what an interrupted publication left, and lists the versions, oldest first. */
  async list(): Promise<number[]> {
    await mkdir(this.folder, { recursive: true });
    const names = await readdir(this.folder);
    const drafts = names.filter((name) => name.endsWith('.tmp'));
    await Promise.all(drafts.map((name) => rm(join(this.folder, name))));
    return names
      .flatMap((name) => NAME.exec(name)?.[1] ?? [])
      .map(Number)
      .sort((a, b) => a - b);
  }

  read(version: number): Promise<string> {
    return readFile(join(this.folder, nameOf(version)), 'utf8');
  }

  /**
   * Keeps a version for good; when this returns it is on the disk. A file that is there with these very bytes, because an
   * earlier try was interrupted before the folder was on the disk, is it. Linking, unlike renaming, fails on a name that is
   * taken, so two servers on one folder cannot replace each other's version.
   *
   * @throws Problem `register-version-taken`, `register-not-stored` (retryable)
   */
  async add(version: number, jws: string): Promise<void> {
    const draft = join(this.folder, `${randomUUID()}.tmp`);
    try {
      await writeDurably(draft, jws);
      await link(draft, join(this.folder, nameOf(version))).catch((cause: unknown) =>
        this.#unlessSame(version, jws, cause),
      );
      await syncFolder(this.folder);
    } catch (cause) {
      throw notStored(cause);
    } finally {
      await rm(draft, { force: true });
    }
  }

  async #unlessSame(version: number, jws: string, cause: unknown): Promise<void> {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST' || (await this.read(version)) !== jws) throw cause;
  }

  /** @throws when the folder cannot be read and written */
  async check(): Promise<void> {
    await access(this.folder, constants.R_OK | constants.W_OK);
  }
}

function notStored(cause: unknown): Problem {
  if ((cause as NodeJS.ErrnoException).code === 'EEXIST') {
    return new Problem('register-version-taken', 'this version has been published meanwhile', { cause });
  }
  return new Problem('register-not-stored', 'the version could not be stored', { retryable: true, cause });
}
