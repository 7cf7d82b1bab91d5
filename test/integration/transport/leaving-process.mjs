// A process that closes everything it has of a broker while its handler hangs, or while the broker is away. It has nothing to
// do any more then, so it must end by itself.
import { Consumer } from '../../../dist/libs/transport/consumer.js';
import { OutageLog } from '../../../dist/libs/transport/outage-log.js';
import { postgresDriver } from '../../../dist/libs/transport/postgres-driver.js';
import { redisDriver } from '../../../dist/libs/transport/redis-driver.js';

const [, , kind, url, prefix, queue] = process.argv;
const settings = { name: 'leaving', prefix, producers: 1, perWorker: 2, onError: () => undefined };
const driver = { redis: redisDriver, postgres: postgresDriver }[kind](url, settings);

async function leave(consumer) {
  await consumer?.close();
  await driver.close();
  process.stdout.write('closed\n');
}

if (queue === undefined) {
  await driver.ping().catch(() => undefined);
  await leave();
} else {
  const log = new OutageLog({ log: () => undefined, warn: () => undefined }, 'leaving');
  const take = () => {
    void leave(consumer);
    return new Promise(() => undefined);
  };
  const consumer = new Consumer(driver, { queue, concurrency: 1, take, backlog: async () => 0, log, patience: 100 });
  consumer.start();
}
