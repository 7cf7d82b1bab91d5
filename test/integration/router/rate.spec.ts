import { randomUUID } from 'node:crypto';
import type { Urgency } from '#convention';
import type { Broker } from '#transport';
import type { RouterApp } from '../../../apps/router/router-app.js';
import { eventually } from '../../support/eventually.js';
import { Brokers } from '../transport/brokers.js';
import { Network, type Received } from './network.js';

describe('the rate of a State', () => {
  let brokers: Brokers;
  let network: Network;
  let broker: Broker;
  let start: (perMinute: number) => Promise<RouterApp>;

  beforeAll(async () => {
    brokers = await Brokers.start();
  });

  beforeEach(async () => {
    const prefix = `t-${randomUUID()}`;
    broker = await brokers.open('redis', prefix);
    network = await Network.start(broker, ['VN', 'BR', 'ZA']);
    start = (perMinute) =>
      network.startRouter(
        network.environment(brokers.url('redis'), prefix, { ROUTER_RATE_PER_MINUTE: `${perMinute}` }),
      );
  });

  afterEach(() => network?.stop());
  afterAll(() => brokers?.stop());

  async function send(from: string, to: string, urgencies: Urgency[]): Promise<void> {
    for (const urgency of urgencies) {
      await network.send(from, (await network.sealed(from, to, { urgency })).envelope, urgency);
    }
  }

  const routine = (count: number) => Array.from({ length: count }, () => 'routine' as const);

  const urgencyOf = ({ data }: Received) => {
    const header = Buffer.from(data.split('.')[0] ?? '', 'base64url').toString();
    return (JSON.parse(header) as { urgency: Urgency }).urgency;
  };

  it('makes the urgent pass first when there is a backlog', async () => {
    await send('VN', 'BR', [...routine(20), 'urgent', 'urgent', 'emergency', ...routine(5)]);
    await start(3);
    const received = network.reading('BR');
    await eventually(() => expect(received.map(urgencyOf).sort()).toEqual(['emergency', 'urgent', 'urgent']));
    await eventually(async () => expect(await broker.depth('inbound-BR')).toBe(0));
    expect(received).toHaveLength(3);
  });

  it('makes a State wait that is above it, and nobody else', async () => {
    await start(10);
    await send('VN', 'BR', routine(40));
    const [BR, ZA] = [network.reading('BR'), network.reading('ZA')];
    await eventually(() => expect(BR.length).toBeGreaterThanOrEqual(10));
    const sent = Date.now();
    await send('BR', 'ZA', routine(5));
    await eventually(() => expect(ZA).toHaveLength(5));
    expect(Date.now() - sent).toBeLessThan(3_000);
    expect(BR.length).toBeLessThan(15);
  });

  it('charges what is long as several, and what it gives back like the rest', async () => {
    const long = await network.sealed('VN', 'BR', { text: 'x'.repeat(100_000) });
    const [VN, BR] = [network.reading('VN'), network.reading('BR')];
    await network.send('VN', long.envelope);
    await network.send('VN', 'no envelope');
    await network.send('VN', 'nor this');
    const router = await start(Math.ceil(long.envelope.length / 65_536) + 1);
    const waits = async () =>
      /rate_waits_total{sender="VN"} (\d+)/.exec(await (await fetch(`${router.url}/metrics`)).text())?.[1];
    await eventually(() => expect([BR.length, VN.length]).toEqual([1, 1]));
    await eventually(async () => expect(await waits()).toBe('1'));
  });

  it('keeps what is urgent before the rest on its way to the recipient', async () => {
    await start(1_000);
    await send('VN', 'BR', routine(2));
    await eventually(async () => expect(await broker.depth('inbound-BR')).toBe(2));
    await send('VN', 'BR', ['emergency']);
    await eventually(async () => expect(await broker.depth('inbound-BR')).toBe(3));
    const received = network.reading('BR');
    await eventually(() => expect(received.map(urgencyOf)).toEqual(['emergency', 'routine', 'routine']));
  });

  it('gives back what is too much for a State, the more the longer it is, and carries what is for others', async () => {
    const waiting = Array.from({ length: 5_001 }, () => ({
      message: { pattern: 'act', data: 'x' },
      urgency: 'urgent' as const,
    }));
    for (let n = 0; n < waiting.length; n += 1_000) await broker.add('inbound-BR', waiting.slice(n, n + 1_000));
    await start(1_000);
    const [VN, ZA] = [network.reading('VN'), network.reading('ZA')];
    const long = await network.sealed('VN', 'BR', { urgency: 'emergency', text: 'x'.repeat(70_000) });
    await network.send('VN', long.envelope, 'emergency');
    await eventually(() => expect(VN).toHaveLength(1), 10_000);
    expect(await network.notice(VN[0]!)).toMatchObject({ code: 'recipient-behind', message: long.id, to: 'BR' });
    await send('VN', 'BR', ['emergency']);
    await send('VN', 'ZA', ['routine']);
    await eventually(() => expect(ZA).toHaveLength(1), 10_000);
    expect(VN).toHaveLength(1);
    expect(await broker.depth('inbound-BR')).toBe(5_002);
  }, 30_000);

  it('gives routine messages back to a State that is far above it, but no urgent ones', async () => {
    const VN = network.reading('VN');
    await send('VN', 'BR', [...routine(60), 'emergency', 'urgent']);
    const waits = await network.sealed('VN', 'BR', { urgency: 'urgent' });
    await network.send('VN', waits.envelope, 'urgent');
    await start(2);
    await eventually(() => expect(VN.length).toBeGreaterThan(20), 15_000);
    for (const notice of VN) {
      const { code, to, message } = await network.notice(notice);
      expect([code, to, message === waits.id]).toEqual(['rate-limited', 'BR', false]);
    }
    const BR = network.reading('BR');
    await eventually(() => expect(BR.map(urgencyOf).sort()).toEqual(['emergency', 'urgent']));
  }, 30_000);
});
