import { STATUS_CODES, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { catalogue } from './catalogue.js';
import { problemDetails } from './problem.filter.js';

/** What Node says of bytes that never become a request. */
const BY_ERROR: Record<string, string> = {
  HPE_HEADER_OVERFLOW: 'headers-too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request-timeout',
};

/** As Node notes it: the answer that is being written on a connection. */
type Connection = Duplex & { _httpMessage?: ServerResponse | null };

/**
 * Answers what is not HTTP, or too slow, or has too large headers, as a problem too, and ends the connection. What Node
 * would refuse itself, with nothing but a status, is left to the application: a request without Host, an Expect that
 * nobody knows (RFC 9110, 10.1.1: it may be passed over).
 */
export function answerClientErrors(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Connection) => {
    // An answer that has begun would go on with ours: to whoever reads it, that is its contents.
    const begun = socket._httpMessage?.headersSent === true;
    if (error.code === 'ECONNRESET' || !socket.writable || begun) socket.destroy();
    else refuse(socket, BY_ERROR[error.code ?? ''] ?? 'malformed-request');
  });
  server.on('connect', (_request, socket: Duplex) => refuse(socket, 'malformed-request'));
  server.on('checkExpectation', (request, response) => server.emit('request', request, response));
  Object.assign(server, { requireHostHeader: false });
}

function refuse(socket: Duplex, code: string): void {
  const details = problemDetails(code, catalogue[code]!.meaning);
  const body = JSON.stringify(details);
  const head = [
    `HTTP/1.1 ${details.status} ${STATUS_CODES[details.status] ?? ''}`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    'X-Content-Type-Options: nosniff',
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
