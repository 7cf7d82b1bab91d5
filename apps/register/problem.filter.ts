import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Response } from 'express';
import { Problem } from '#convention';

/** Status of every problem this server answers with; what is not here is a fault of ours. */
const STATUS: Readonly<Record<string, number>> = {
  'request-malformed': 400,
  'route-unknown': 404,
  'register-empty': 404,
  'register-version-unknown': 404,
  'register-rolled-back': 409,
  'register-forked': 409,
  'register-version-gap': 409,
  'register-version-taken': 409,
  'register-other-network': 409,
  'body-too-large': 413,
  'media-type-unsupported': 415,
  'register-untrusted': 422,
  'register-invalid': 422,
  'register-not-stored': 503,
  'register-busy': 503,
  'storage-unavailable': 503,
  'internal-error': 500,
};

/** Seconds after which another try is worth it. */
const RETRY_AFTER = '2';

/** Refusals that mean that someone tried something, or that our disk fails: who runs the server wants to know. */
const WORTH_A_WARNING = /^(register-(untrusted|rolled-back|forked|other-network|not-stored)|storage-)/;

/** Turns every error into problem details (RFC 9457), and logs it, once. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #logger = new Logger('register');

  catch(error: unknown, host: ArgumentsHost): void {
    const problem = problemOf(error);
    const status = STATUS[problem.code] ?? 500;
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
    else if (WORTH_A_WARNING.test(problem.code)) this.#logger.warn(`${problem.code}: ${problem.message}`);
  }
}

/** The same for every occurrence, as RFC 9457 asks: `register-forked` is a "Register forked". */
const titleOf = (code: string): string => `${code.charAt(0).toUpperCase()}${code.slice(1).replaceAll('-', ' ')}`;

function problemOf(error: unknown): Problem {
  if (error instanceof Problem && STATUS[error.code]) return error;
  const status = statusOf(error);
  if (status === 404) return new Problem('route-unknown', 'there is nothing at this address');
  if (status === 413) return new Problem('body-too-large', 'the body is longer than 2 MiB');
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
