import { request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { once } from 'node:events';
import { text as readText } from 'node:stream/consumers';

export interface RawAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  /** The body as JSON, or an empty object. */
  json: Record<string, unknown>;
}

export interface RawRequest {
  method?: string;
  path: string;
  token?: string | null;
  headers?: Record<string, string>;
  /** An object is sent as JSON; text and bytes as they are; a list in chunks of unknown total length. */
  body?: object | string | Buffer | readonly Buffer[];
}

/** One HTTP request on a connection of its own, with what fetch refuses to send: any bytes, any header, any method. */
export async function rawRequest(url: string, { method = 'GET', path, token, headers, body }: RawRequest) {
  const chunks = chunksOf(body);
  const request = httpRequest({
    ...addressOf(url),
    method,
    path,
    agent: false,
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(Array.isArray(body) || chunks.length === 0 ? {} : { 'content-length': String(chunks[0]!.length) }),
      ...headers,
    },
  });
  // A server that refuses early closes while we still write: its answer counts, not our broken pipe.
  request.on('error', () => undefined);
  const answered = once(request, 'response') as Promise<[IncomingMessage]>;
  for (const chunk of chunks) request.write(chunk);
  request.end();
  const [response] = await answered;
  const text = await readText(response);
  return { status: response.statusCode ?? 0, headers: response.headers, text, json: parsed(text) } as RawAnswer;
}

/** What the server says to bytes that need not be HTTP at all. */
export async function rawBytes(url: string, bytes: string): Promise<string> {
  const { hostname, port } = addressOf(url);
  const socket = connect(Number(port), hostname);
  socket.end(bytes);
  return readText(socket);
}

const addressOf = (url: string): { hostname: string; port: string } => {
  const { hostname, port } = new URL(url);
  return { hostname: hostname.replace(/^\[|\]$/g, ''), port };
};

function chunksOf(body: RawRequest['body']): readonly Buffer[] {
  if (body === undefined) return [];
  if (Array.isArray(body) && body.every(Buffer.isBuffer)) return body;
  if (typeof body === 'string' || Buffer.isBuffer(body)) return [Buffer.from(body)];
  return [Buffer.from(JSON.stringify(body))];
}

function parsed(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}
