import type { BackendFactory, IQueueBackend } from 'bullmq';
import { pause } from './deadline.js';

const AFTER_FAILURE_MS = 500;

/**
 * A backend whose failed fetch takes half a second longer. BullMQ's worker loop waits after a refused connection, but
 * not after any other error (a broker that is loading, read-only, out of memory, shutting down): it would spin.
 */
export function patient<B extends IQueueBackend, C>(factory: BackendFactory<B, C>): BackendFactory<B, C> {
  return (name, options, factoryOptions) => {
    const backend = factory(name, options, factoryOptions);
    const fetch = backend.moveToActive.bind(backend);
    backend.moveToActive = async (...args: Parameters<typeof fetch>) => {
      try {
        return await fetch(...args);
      } catch (error) {
        await pause(AFTER_FAILURE_MS);
        throw error;
      }
    };
    return backend;
  };
}
