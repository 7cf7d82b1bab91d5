import { Injectable } from '@nestjs/common';
import { signJws } from '#protocol';
import { Clock } from '../clock.js';
import { ContactPointConfig } from '../contact-point.config.js';
import { Directory } from '../directory/directory.service.js';
import { StateKeys } from '../directory/state-keys.js';
import { LedgerReader } from './ledger.reader.js';

/** Signed statements of how long the ledger is and what its head is. The seam for the Merkle tree and its witnesses. */
@Injectable()
export class CheckpointService {
  constructor(
    private readonly reader: LedgerReader,
    private readonly keys: StateKeys,
    private readonly directory: Directory,
    private readonly clock: Clock,
    private readonly config: ContactPointConfig,
  ) {}

  async current(): Promise<{ state: string; size: number; head: string | null; at: string; jws: string }> {
    const head = await this.reader.head();
    const at = this.clock.now().toISOString();
    const statement = { v: 1, state: this.config.STATE, size: head?.sequence ?? 0, head: head?.hash ?? null, at };
    const { jws } = await signJws('rogatory-checkpoint+jws', statement, this.keys.signing(this.directory.current()));
    return { ...statement, jws };
  }
}
