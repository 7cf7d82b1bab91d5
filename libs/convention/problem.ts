/**
 * What went wrong, in a form that may be shown: the base of every error the domain raises on purpose.
 *
 * `code` is stable (docs/errors.md lists all of them), `message` is safe to show to a stranger, and `retryable` is
 * decided here, where the error is born: true only when the same call may succeed later without being changed.
 * `details` is plain JSON for the reader of the answer (violations, allowed acts), never internals.
 */
export class Problem extends Error {
  readonly retryable: boolean;
  readonly details: Record<string, unknown>;

  constructor(
    readonly code: string,
    message: string,
    options: { retryable?: boolean; details?: Record<string, unknown>; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = new.target.name;
    this.retryable = options.retryable ?? false;
    this.details = options.details ?? {};
  }
}
