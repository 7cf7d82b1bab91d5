import type { LoggerService } from '@nestjs/common';

export type TransportLogger = Pick<LoggerService, 'log' | 'warn'>;

/**
 * Says once that the broker fails and once that it is back, however often its clients retry in between.
 *
 * Only a code is logged: a broker's error text may quote the arguments of the command, and those are messages.
 */
export class OutageLog {
  private readonly seen = new Set<string>();

  constructor(
    private readonly logger: TransportLogger,
    private readonly about: string,
  ) {}

  failed(error: unknown): void {
    const code = brokerCodeOf(error);
    if (this.seen.has(code)) return;
    this.seen.add(code);
    this.logger.warn(`${this.about}: trouble with the broker (${code})`);
  }

  works(): void {
    if (this.seen.size === 0) return;
    this.seen.clear();
    this.logger.log(`${this.about}: the broker works`);
  }
}

/** errno, SQLSTATE, or the leading upper-case word of a Redis reply; else the kind of error. Never its text. */
export function brokerCodeOf(error: unknown): string {
  const { code, message, name } = (error ?? {}) as Partial<Record<'code' | 'message' | 'name', unknown>>;
  if (typeof code === 'string' && /^[A-Za-z0-9_-]{1,40}$/.test(code)) return code;
  if (typeof message === 'string') {
    const reply = /^[A-Z]{3,20}(?= )/.exec(message);
    if (reply) return reply[0];
    if (/timed out|timeout/i.test(message)) return 'timeout';
    if (/\b(lock|key) (for|from)|missing (lock|key)/i.test(message)) return 'job-lost';
    if (/connection/i.test(message)) return 'connection-lost';
  }
  return typeof name === 'string' ? name : 'error';
}
