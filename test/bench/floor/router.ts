import { headerOf } from './crypto.js';
import { runPart } from './part.js';

runPart(({ queues }) => {
  const inbound = { VN: queues.adder('inbound-VN'), BR: queues.adder('inbound-BR') };
  for (const state of ['VN', 'BR'])
    queues.work(`outbound-${state}`, 16, async (message) => {
      await inbound[headerOf(message.data).to as 'VN' | 'BR']([message]);
    });
  return Promise.resolve({ port: 0 });
});
