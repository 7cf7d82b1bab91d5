import { Problem } from '#convention';

/**
 * What the broker gets to know of a failed job: the code, as message and as stack. BullMQ writes both into its own
 * storage, where anybody with access to the broker reads them.
 */
export class JobFailure extends Error {
  constructor(readonly code: string) {
    super(code);
    this.name = 'JobFailure';
    this.stack = code;
  }
}

/** The code under which an error may be shown: a Problem's own, everything else is 'internal-error'. */
export function codeOf(error: unknown): string {
  if (error instanceof Problem) return error.code;
  if (error instanceof JobFailure) return error.code;
  return 'internal-error';
}

/**
 * True for values that are errors in the clothes of a result. An exception filter turns an error into a stream, and one
 * written for HTTP may *emit* the error instead of failing with it.
 */
export function isDisguisedError(value: unknown): boolean {
  if (value instanceof Error) return true;
  return typeof value === 'object' && value !== null && (value as { status?: unknown }).status === 'error';
}
