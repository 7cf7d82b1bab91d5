import type { BackendFactory, IQueueBackend } from 'bullmq';

/**
 * A backend that adds a batch by `add_flow`, one statement that inserts job after job. BullMQ's own way for independent
 * jobs makes two temporary tables on every call: for the few messages that wait at a time that costs several times as
 * much, most of it writing and forgetting rows of Postgres's own catalogue (docs/performance.md).
 */
export function lean<B extends IQueueBackend, C>(factory: BackendFactory<B, C>): BackendFactory<B, C> {
  return (name, options, factoryOptions) => {
    const backend = factory(name, options, factoryOptions);
    backend.addJobs = async (entries) => {
      const jobs = entries.map(({ job, jobId, parentKeyOpts = {} }) => {
        return { prefix: '', queueName: name, jobData: job, jobId, parentKeyOpts };
      });
      return (await backend.addFlow(jobs)).map(([failure, id]) => {
        if (failure) throw failure;
        return String(id);
      });
    };
    return backend;
  };
}
