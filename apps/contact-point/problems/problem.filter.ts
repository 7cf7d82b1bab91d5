import { randomUUID } from 'node:crypto';
import {
  Catch,
  HttpException,
  Logger,
  NotFoundException,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import { Problem } from '#convention';
import type { Request, Response } from 'express';
import { catalogue, entryOf } from './catalogue.js';
import { asDatabaseProblem } from './database-problem.js';
import { unrouted } from './methods.js';

/** RFC 9457 problem details, plus a stable `code`. */
interface ProblemDetails {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  instance?: string;
  [member: string]: unknown;
}

/** What the body parser throws, by its `type`; what the framework throws, by its status. */
const BY_TYPE: Record<string, string> = {
  'entity.too.large': 'body-too-large',
  'encoding.unsupported': 'unsupported-media-type',
  'request.aborted': 'invalid-input',
  'request.size.invalid': 'invalid-input',
};
const BY_STATUS: Record<number, string> = {
  400: 'invalid-query',
  413: 'body-too-large',
  415: 'unsupported-media-type',
};

/** The one place where errors become HTTP answers. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('problems');

  catch(error: unknown, host: ArgumentsHost): void {
    if (host.getType() !== 'http') throw error;
    const http = host.switchToHttp();
    const response = http.getResponse<Response>();
    const details = this.describe(error instanceof NotFoundException ? unrouted(http.getRequest<Request>()) : error);
    if (response.headersSent) return void response.end();
    const retryAfter = details.retryAfter ?? (details.status === 503 ? 2 : undefined);
    if (typeof retryAfter === 'number') response.setHeader('Retry-After', String(retryAfter));
    if (Array.isArray(details.allow)) response.setHeader('Allow', details.allow.join(', '));
    if (details.status === 401) response.setHeader('WWW-Authenticate', 'Bearer');
    response.status(details.status).type('application/problem+json').send(JSON.stringify(details));
  }

  private describe(error: unknown): ProblemDetails {
    const problem = asProblem(error);
    if (problem && isForClients(problem)) return problemDetails(problem.code, problem.message, problem.details);
    const instance = `urn:uuid:${randomUUID()}`;
    this.logger.error({ message: 'unexpected', instance }, error);
    return { ...problemDetails('internal-error', 'something went wrong on our side'), instance };
  }
}

/** What says of itself that it is a defect is logged like any other, so that `instance` finds it. */
const isForClients = ({ code }: Problem): boolean => code !== 'internal-error' && entryOf(code) !== undefined;

/** The answer for a code of the catalogue. */
export const problemDetails = (code: string, detail: string, more: Record<string, unknown> = {}): ProblemDetails => ({
  type: `https://rogatory.example/problems/${code}`,
  title: entryOf(code)!.title,
  status: entryOf(code)!.status,
  code,
  detail,
  ...more,
});

function asProblem(error: unknown): Problem | null {
  if (error instanceof Problem) return error;
  const database = asDatabaseProblem(error);
  if (database) return database;
  if (!(error instanceof HttpException)) return parserProblem(error);
  const code = BY_STATUS[error.getStatus()];
  // The framework wraps what a parser threw, and only the parser says what it was.
  return parserProblem(error.cause) ?? (code ? new Problem(code, error.message) : null);
}

function parserProblem(error: unknown): Problem | null {
  if (typeof error !== 'object' || error === null) return null;
  const { type } = error as { type?: unknown };
  const code = typeof type === 'string' ? BY_TYPE[type] : undefined;
  return code ? new Problem(code, catalogue[code]!.meaning) : null;
}
