import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { BrokerContext } from '#transport';
import { eventually } from '../../support/eventually.js';
import { Brokers, kinds, message } from './brokers.js';

const doomed = path.resolve('test/integration/transport/doomed-worker.mjs');

describe.each(kinds)('a message on %s whose worker is killed with -9', (kind) => {
  let brokers: Brokers;

  beforeAll(async () => {
    brokers = await Brokers.start();
  });

  afterAll(() => brokers?.stop());

  it('is taken over within twelve seconds, and says so', async () => {
    const broker = await brokers.open(kind, 'rogatory');
    await broker.add('inbound-BR', [message('act', 'survivor')]);
    const child = spawn(process.execPath, [doomed, brokers.url(kind)], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    const got: unknown[] = [];
    const server = broker.server({ queues: ['inbound-BR'], concurrency: 1 });
    server.addHandler('act', (data: string, context: BrokerContext) =>
      Promise.resolve(void got.push([data, context.takenOver])),
    );
    server.listen(() => undefined);
    child.kill('SIGKILL');
    await once(child, 'exit');
    await eventually(() => expect(got).toEqual([['survivor', 1]]), 12_500);
    await eventually(async () => expect(await broker.depth('inbound-BR')).toBe(0));
  }, 30_000);
});
