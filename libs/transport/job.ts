import type { JobJson } from 'bullmq';

/** What a backend answers a worker that asks for a message. */
export type Next = [job: JobJson | null, id: string, rateLimitDelay: number, delayUntil: number];

export const NOTHING: Next = [null, '', 0, 0];

/**
 * A message as BullMQ's worker wants it: without options it has one try, and the worker's settings remove it. What else stands beside it on the broker
 * (options, repetition, an earlier failure) is nobody's business here: BullMQ would act on it.
 */
export const nextOf = (id: string, data: string, stalledCounter: number): Next => [
  { ...BLANK, id, data, stalledCounter },
  id,
  0,
  0,
];

const BLANK = {
  name: 'message',
  opts: {},
  progress: 0,
  attemptsMade: 0,
  attemptsStarted: 0,
  timestamp: 0,
  failedReason: '',
  returnvalue: 'null',
};
