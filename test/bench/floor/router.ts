import { headerOf } from './crypto.js';
import { runPart } from './part.js';
import { add } from './queues.js';

runPart(({ queues }) => {
  const inbound = { VN: queues.queue('inbound-VN'), BR: queues.queue('inbound-BR') };
  for (const state of ['VN', 'BR'])
    queues.work(`outbound-${state}`, 16, async (message) => {
      await add(inbound[headerOf(message.data).to as 'VN' | 'BR'], [message]);
    });
  return Promise.resolve({ port: 0 });
});
