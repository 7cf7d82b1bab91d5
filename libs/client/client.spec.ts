import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApiProblem, ContactPointClient } from './index.js';

test.each(['null', '"busy"', '<html>'])('an error whose body is %s is a refusal all the same', async (body) => {
  const server = createServer((_request, response) => response.writeHead(502).end(body)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = new ContactPointClient(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, null);
  const refused = await client.case('x').catch((error: unknown) => error);
  server.close();
  expect(refused).toBeInstanceOf(ApiProblem);
  expect(refused).toMatchObject({ status: 502, code: 'unreadable-answer' });
});
