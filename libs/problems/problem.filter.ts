import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Response } from 'express';
import { Problem } from '#convention';

/** Seconds after which another try is worth it. */
const RETRY_AFTER = '2';

export interface Answers {
  /** Status of every problem that the server answers with; what is not here is a fault of ours. */
  statuses: Readonly<Record<string, number>>;
  /** Codes that whoever runs the server wants to know of. */
  worthAWarning?: RegExp;
}

/** Turns every error of a server into problem details (RFC 9457), and logs it, once. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #logger: Logger;

  /** @param server names it in the log */
  constructor(
    server: string,
    private readonly answers: Answers,
  ) {
    this.#logger = new Logger(server);
  }

  catch(error: unknown, host: ArgumentsHost): void {
    const { statuses } = this.answers;
    const problem = error instanceof Problem && statuses[error.code] ? error : problemOf(error);
    const status = statuses[problem.code] ?? 500;
    this.#log(problem, status);
    const { code, message, retryable, details } = problem;
    const type = `urn:rogatory:problem:${code}`;
    const body = { ...details, type, title: titleOf(code), status, code, detail: message, retryable };
    const response = host.switchToHttp().getResponse<Response>();
    response.status(status).set({ 'content-type': 'application/problem+json', 'cache-control': 'no-store' });
    if (status === 503) response.set('retry-after', RETRY_AFTER);
    response.removeHeader('etag');
    response.send(Buffer.from(JSON.stringify(body)));
  }

  #log(problem: Problem, status: number): void {
    if (status === 500) this.#logger.error(problem.cause);
    else if (this.answers.worthAWarning?.test(problem.code)) this.#logger.warn(`${problem.code}: ${problem.message}`);
  }
}

/** The same for every occurrence, as RFC 9457 asks: `register-forked` is a "Register forked". */
const titleOf = (code: string): string => `${code.charAt(0).toUpperCase()}${code.slice(1).replaceAll('-', ' ')}`;

function problemOf(error: unknown): Problem {
  const status = statusOf(error);
  if (status === 404) return new Problem('route-unknown', 'there is nothing at this address');
  if (status === 413) return new Problem('body-too-large', 'the body is too long');
  if (status === 415) return new Problem('media-type-unsupported', 'the body is in a form that is not read here');
  if (status >= 400 && status < 500) return new Problem('request-malformed', 'the request cannot be read');
  return new Problem('internal-error', 'something went wrong here; it has been logged', { cause: error });
}

/** Errors of NestJS say it by a method, errors of Express and its parsers by a property. */
function statusOf(error: unknown): number {
  if (typeof error !== 'object' || error === null) return 500;
  if ('getStatus' in error && typeof error.getStatus === 'function') return Number(error.getStatus());
  return 'status' in error ? Number(error.status) : 500;
}
