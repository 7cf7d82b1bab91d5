import { Problem, type Urgency } from '#convention';

/** What travels: a pattern that names the handler, and one opaque string (a sealed envelope, or a signed notice). */
export interface Message {
  pattern: 'act' | 'part' | 'receipt' | 'notice' | (string & {});
  data: string;
}

export interface Outgoing {
  message: Message;
  urgency: Urgency;
}

/**
 * Longest `data` that is put on a broker, in characters. The largest envelope (512 KiB of a file, sealed and in base64url)
 * has some 706,000; 1 MiB is the smallest `proto-max-bulk-len` that Redis accepts, and this stays below it.
 */
export const MAX_MESSAGE_BYTES = 900_000;

/** The queue a State adds to and the router consumes. */
export const outboundQueue = (state: string): string => `outbound-${state}`;

/** The queue the router adds to and a State consumes. */
export const inboundQueue = (state: string): string => `inbound-${state}`;

/** BullMQ takes the lowest number first; 0 would overtake them all and is never used. */
export const priorityOf: Record<Urgency, number> = { emergency: 1, urgent: 2, routine: 3 };

/** @throws Problem 'message-too-large': never retryable, the same message never becomes shorter */
export function assertCarriable(outgoing: readonly Outgoing[]): void {
  if (outgoing.some(({ message }) => message.data.length > MAX_MESSAGE_BYTES)) {
    throw new Problem('message-too-large', `a message is longer than ${MAX_MESSAGE_BYTES} characters`);
  }
}

/**
 * What a job carries, as far as it is a message at all: others write to the broker too.
 *
 * @throws Problem 'malformed-message'
 */
export function messageOf(payload: unknown): Message {
  const { pattern, data } = (payload ?? {}) as Partial<Record<keyof Message, unknown>>;
  if (typeof pattern !== 'string' || typeof data !== 'string') {
    throw new Problem('malformed-message', 'the job is not a message');
  }
  return { pattern, data };
}
