import { Worker, type IQueueBackend, type JobJson } from 'bullmq';
import type { Message } from './message.js';

/** BullMQ's worker that can be left: its own `close` waits for every handler, and renews their locks as long, if need be for ever. */
export class LeavingWorker<B extends IQueueBackend, C> extends Worker<Message, void, string, B, object, C> {
  /** Renews no lock any more, and keeps no process alive for that. */
  leave(): Promise<void> {
    return this.lockManager.close();
  }

  /** What is no JSON is a message without contents, for the handler to refuse: BullMQ would leave it where it is. */
  protected override createJob(job: JobJson, id: string) {
    try {
      return super.createJob(job, id);
    } catch {
      return super.createJob({ ...job, data: '' }, id);
    }
  }
}
