// A process that takes a message and never lets go of it: it is killed while it holds it.
import { openBroker } from '../../../dist/libs/transport/index.js';

const server = openBroker(process.argv[2], { name: 'doomed' }).server({ queues: ['inbound-BR'], concurrency: 1 });
server.addHandler('act', () => {
  process.stdout.write('taken\n');
  return new Promise(() => undefined);
});
server.listen(() => undefined);
