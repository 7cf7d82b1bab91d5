import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Problem } from '#convention';
import { readJws } from '#protocol';
import { parseAnchor, registerHash, verifyRegister, type RegisterDocument } from '#register';
import { RegisterConfig } from './register-config.js';
import { RegisterMetrics } from './register-metrics.js';
import { VersionFiles } from './version-files.js';

/** Publications that wait for the ones before them, at most: everybody may offer, and each holds its text meanwhile. */
const MOST_WAITING = 4;

/** What one published version is known by. */
export interface VersionSummary {
  version: number;
  hash: string;
  issuedAt: string;
}

/** The newest version, as its bytes and as its contents. */
export interface CurrentVersion extends VersionSummary {
  jws: string;
  document: RegisterDocument;
}

/** The published versions: keeps them, serves them, and takes the next one when the anchor has signed it. */
@Injectable()
export class RegisterService implements OnModuleInit {
  readonly #files: VersionFiles;
  readonly #anchor: ReturnType<typeof parseAnchor>;
  #summaries: VersionSummary[] = [];
  #current: CurrentVersion | null = null;
  #publishing: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  constructor(
    config: RegisterConfig,
    private readonly metrics: RegisterMetrics,
  ) {
    this.#files = new VersionFiles(config.REGISTER_DIR);
    this.#anchor = parseAnchor(config.REGISTER_ANCHOR);
  }

  /** Reads the folder. The newest version has to verify against the anchor: a server that cannot vouch stays down. */
  async onModuleInit(): Promise<void> {
    for (const version of await this.#files.list()) {
      this.#summaries.push(summaryOf(await this.#files.read(version), version));
    }
    const newest = this.#summaries.at(-1);
    if (newest) await this.#serve(await this.#files.read(newest.version));
  }

  /** @throws Problem `register-empty` before the first publication */
  current(): CurrentVersion {
    if (this.#current) return this.#current;
    throw new Problem('register-empty', 'no register has been published here yet');
  }

  /** Newest first. */
  summaries(): VersionSummary[] {
    return this.#summaries.toReversed();
  }

  /** @throws Problem `register-version-unknown` */
  async version(version: number): Promise<VersionSummary & { jws: string }> {
    const summary = this.#summaries.find((known) => known.version === version);
    if (!summary) throw new Problem('register-version-unknown', 'there is no such version');
    return { ...summary, jws: await this.#files.read(version) };
  }

  /**
   * Takes the next version; one after the other. Publishing the newest version again changes nothing and succeeds.
   *
   * @returns `created: false` when it was the newest already
   * @throws Problem `register-untrusted`, `register-invalid`, `register-rolled-back`, `register-forked`,
   *   `register-version-gap`, `register-other-network`, `register-version-taken`, `register-not-stored`,
   *   `register-busy` (retryable)
   */
  async publish(jws: string): Promise<VersionSummary & { created: boolean }> {
    if (this.#waiting > MOST_WAITING) throw new Problem('register-busy', 'others are publishing', { retryable: true });
    this.#waiting += 1;
    const published = this.#publishing.then(() => this.#publish(jws)).finally(() => (this.#waiting -= 1));
    this.#publishing = published.catch(() => undefined);
    return published;
  }

  /** @throws when versions could not be stored now */
  checkStorage(): Promise<void> {
    return this.#files.check();
  }

  async #publish(jws: string): Promise<VersionSummary & { created: boolean }> {
    const document = await verifyRegister(jws, this.#anchor);
    const summary = { version: document.version, hash: registerHash(jws), issuedAt: document.issuedAt };
    if (summary.hash === this.#current?.hash) return { ...summary, created: false };
    if (this.#current) refuseUnlessNext(this.#current.document, document);
    await this.#files.add(document.version, jws);
    this.#summaries.push(summary);
    this.#use({ ...summary, jws, document });
    return { ...summary, created: true };
  }

  async #serve(jws: string): Promise<void> {
    const document = await verifyRegister(jws, this.#anchor);
    this.#use({ version: document.version, hash: registerHash(jws), issuedAt: document.issuedAt, jws, document });
  }

  #use(current: CurrentVersion): void {
    this.#current = current;
    this.metrics.serving(current.version, new Date(current.issuedAt));
  }
}

/** The first version published may have any number, so that a server lost with its disk can go on where clients are. */
function refuseUnlessNext(current: RegisterDocument, offered: RegisterDocument): void {
  const details = { current: current.version, offered: offered.version };
  const refuse = (code: string, message: string) => new Problem(code, message, { details });
  if (offered.network !== current.network) throw refuse('register-other-network', 'it belongs to another network');
  if (offered.version < current.version) throw refuse('register-rolled-back', 'a newer version is published');
  if (offered.version === current.version)
    throw refuse('register-forked', 'this version is published with other bytes');
  if (offered.version > current.version + 1) throw refuse('register-version-gap', 'a version in between is missing');
}

/** @throws Problem `register-storage-damaged` when the file is not the version that its name says */
function summaryOf(jws: string, version: number): VersionSummary {
  try {
    const document = readJws(jws) as RegisterDocument;
    if (document.version === version) return { version, hash: registerHash(jws), issuedAt: document.issuedAt };
  } catch (cause) {
    throw damaged(version, cause);
  }
  throw damaged(version);
}

function damaged(version: number, cause?: unknown): Problem {
  return new Problem('register-storage-damaged', `the stored version ${version} cannot be read`, { cause });
}
