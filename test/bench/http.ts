import { Agent, request } from 'node:http';

/** Keeps its connections: the generator should cost little beside what it measures. */
const agent = new Agent({ keepAlive: true, maxSockets: 128 });

interface Message {
  url: string;
  body: Buffer;
  headers: Record<string, string>;
}

/**
 * Sends once more, on a connection of its own, what went out on a kept one that the server was just closing: every request
 * of the benchmark has an idempotency key.
 *
 * @throws Error with the answer for every status but 2xx
 */
export async function post<T>(url: string, body: unknown, headers: Record<string, string>): Promise<T> {
  const message = { url, body: Buffer.from(JSON.stringify(body)), headers };
  try {
    return await send<T>(message, agent);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ECONNRESET') throw error;
    return await send<T>(message, false);
  }
}

function send<T>({ url, body, headers }: Message, through: Agent | false): Promise<T> {
  const all = { 'content-type': 'application/json', 'content-length': String(body.length), ...headers };
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent: through, headers: all, timeout: 30_000 }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        const ok = answer.statusCode !== undefined && answer.statusCode < 300;
        if (ok) resolve(JSON.parse(text) as T);
        else reject(new Error(`${answer.statusCode} ${text.slice(0, 300)}`));
      });
    });
    sent.on('timeout', () => sent.destroy(new Error('no answer within 30 s')));
    sent.on('error', reject);
    sent.end(body);
  });
}

export const closeConnections = (): void => agent.destroy();
