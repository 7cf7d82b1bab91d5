import { Injectable } from '@nestjs/common';
import { inTransaction, lock, run } from '#database';
import { DataSource } from 'typeorm';
import { caseLock } from '../cases/case.store.js';
import { Progress } from '../operations/progress.js';
import { findInbox } from './ingest.service.js';
import { PartKeeper, type PartArrival } from './part-keeper.service.js';
import { ReceiptWriter } from './receipt-writer.service.js';

/** Takes in parts of files that another State has signed, each with what belongs to it in one transaction. */
@Injectable()
export class PartIngest {
  constructor(
    private readonly source: DataSource,
    private readonly keeper: PartKeeper,
    private readonly receipts: ReceiptWriter,
    private readonly progress: Progress,
  ) {}

  /** The same part again has no second effect; its receipt is sent again. @throws what `PartKeeper.keep` throws */
  async take(arrival: PartArrival): Promise<void> {
    await inTransaction(this.source, async (tx) => {
      await lock(tx, caseLock(arrival.payload.case));
      const [earlier] = await run<{ receipt: string }>(tx, findInbox, [arrival.hash]);
      if (earlier) await this.receipts.repeat(tx, earlier.receipt, arrival.payload);
      else await this.keeper.keep(tx, arrival);
    });
    this.progress.committed('ledger');
  }
}
