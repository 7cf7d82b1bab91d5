import { STATUS_CODES, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { catalogue } from './catalogue.js';
import { problemDetails } from './problem.filter.js';

/** What Node says of bytes that never become a request. */
const BY_ERROR: Record<string, string> = {
  HPE_HEADER_OVERFLOW: 'headers-too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request-timeout',
};

/** Answers what is not HTTP, or too slow, or has too large headers, as a problem too, and ends the connection. */
export function answerClientErrors(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
    const code = BY_ERROR[error.code ?? ''] ?? 'malformed-request';
    const details = problemDetails(code, catalogue[code]!.meaning);
    const body = JSON.stringify(details);
    const head = [
      `HTTP/1.1 ${details.status} ${STATUS_CODES[details.status] ?? ''}`,
      'Content-Type: application/problem+json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Cache-Control: no-store',
      'Connection: close',
    ];
    socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  });
}
