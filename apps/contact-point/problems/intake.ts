import { isUtf8 } from 'node:buffer';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import { Problem } from '#convention';
import { EnvelopeRefused, parseStrictJson } from '#protocol';
import { isUpload } from '../attachments/upload-body.js';

/** Larger bodies than any act may have are refused before they are parsed. */
const BODY_LIMIT = 256 * 1024;

const JSON_IN_UTF8 = /^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i;

/**
 * What every request passes before anything else looks at it. Bodies are JSON in UTF-8, uncompressed, and strict as
 * the signed messages of the protocol: what two readers could understand differently is never signed, so it is refused
 * here, where it can still be explained. Files alone pass by: they are read as they come, once it is known from whom.
 */
export function useIntake(app: NestExpressApplication): void {
  app.use(usableAddress);
  app.useBodyParser('raw', { type: (request) => !isUpload(request), limit: BODY_LIMIT, inflate: false });
  app.use(jsonBody);
}

/** No text in the database holds a NUL, so none can be asked for. Without Host it is not HTTP/1.1 (RFC 9112, 3.2). */
function usableAddress(request: Request, _response: Response, next: NextFunction): void {
  if (request.httpVersion === '1.1' && request.headers.host === undefined)
    throw new Problem('malformed-request', 'a request names its host');
  if (request.url.includes('%00')) throw new Problem('invalid-query', 'an address holds no NUL character');
  next();
}

function jsonBody(request: Request, _response: Response, next: NextFunction): void {
  const body = request.body as unknown;
  if (Buffer.isBuffer(body)) request.body = body.length === 0 ? undefined : objectIn(request, body);
  next();
}

/** @throws Problem `unsupported-media-type`, `malformed-json`, `invalid-input` */
function objectIn(request: Request, body: Buffer): object {
  if (!JSON_IN_UTF8.test(request.headers['content-type'] ?? ''))
    throw new Problem('unsupported-media-type', 'send the body as application/json in UTF-8');
  const value = strictlyParsed(body);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw new Problem('invalid-input', 'the body is not a JSON object');
}

function strictlyParsed(body: Buffer): unknown {
  try {
    return parseStrictJson(body);
  } catch (error) {
    if (!(error instanceof EnvelopeRefused)) throw error;
    const why = error.cause instanceof Error ? error.cause.message : error.reason;
    if (isJson(body)) throw new Problem('invalid-input', `the body is JSON that cannot be signed: ${why}`);
    throw new Problem('malformed-json', `the body is not JSON in UTF-8: ${why}`);
  }
}

function isJson(body: Buffer): boolean {
  try {
    JSON.parse(body.toString('utf8'));
    return isUtf8(body);
  } catch {
    return false;
  }
}
