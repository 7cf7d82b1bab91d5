import { randomUUID } from 'node:crypto';
import { hashOf, MAX_ENVELOPE_LENGTH } from '#protocol';
import type { Broker } from '#transport';
import type { RouterApp } from '../../../apps/router/router-app.js';
import { eventually } from '../../support/eventually.js';
import { Brokers, kinds } from '../transport/brokers.js';
import { Network, type Received } from './network.js';

describe.each(kinds)('the router, on %s,', (kind) => {
  let brokers: Brokers;
  let network: Network;
  let broker: Broker;
  let router: RouterApp;
  const inbox: Record<string, Received[]> = {};

  beforeAll(async () => {
    brokers = await Brokers.start();
    const prefix = `t-${randomUUID()}`;
    broker = await brokers.open(kind, prefix);
    network = await Network.start(broker, ['VN', 'BR', 'ZA']);
    network.suspend('ZA');
    await network.publish();
    router = await network.startRouter(network.environment(brokers.url(kind), prefix));
    for (const state of ['VN', 'BR']) inbox[state] = network.reading(state);
  }, 60_000);

  beforeEach(() => {
    for (const received of Object.values(inbox)) received.length = 0;
  });

  afterAll(async () => {
    await network?.stop();
    await brokers?.stop();
  });

  const arrived = async (state: string): Promise<Received> => {
    await eventually(() => expect(inbox[state]).toHaveLength(1));
    return inbox[state]![0]!;
  };

  it('passes an envelope on to its recipient, byte for byte', async () => {
    const { envelope } = await network.sealed('VN', 'BR');
    await network.send('VN', envelope);
    expect(await arrived('BR')).toEqual({ pattern: 'act', data: envelope });
    await eventually(async () => expect(await broker.depth('outbound-VN')).toBe(0));
    expect(inbox['VN']).toEqual([]);
  });

  it('goes by what the envelope is, not by what the sender calls it', async () => {
    const { envelope } = await network.sealed('BR', 'VN');
    await network.send('BR', envelope, 'routine', 'receipt');
    expect(await arrived('VN')).toEqual({ pattern: 'act', data: envelope });
  });

  it.each([
    ['unknown-recipient', 'VN', 'FR', {}],
    ['unknown-recipient', 'VN', 'VN', {}],
    ['recipient-suspended', 'VN', 'ZA', {}],
    ['sender-mismatch', 'BR', 'VN', {}],
    ['expired', 'VN', 'BR', { expiresAt: new Date(Date.now() - 1_000) }],
  ])('gives back, as %s, what VN sends from %s to %s', async (code, from, to, more) => {
    const { envelope, id } = await network.sealed(from, to, more);
    await network.send('VN', envelope);
    expect(await network.notice(await arrived('VN'))).toMatchObject({ v: 1, message: id, from: 'VN', to, code });
    await eventually(async () => expect(await broker.depth('outbound-VN')).toBe(0));
    expect(inbox['BR']).toEqual([]);
  });

  it.each([
    ['malformed', 'nothing like an envelope'],
    ['malformed', ''],
    ['malformed', `${'x'.repeat(100)}..aaaa.bbbb.cccc`],
    ['too-large', 'x'.repeat(MAX_ENVELOPE_LENGTH + 1)],
  ])('gives back, as %s, what has no header it can read', async (code, bytes) => {
    await network.send('VN', bytes);
    const expected = { message: hashOf(bytes), from: 'VN', to: 'VN', code };
    expect(await network.notice(await arrived('VN'))).toMatchObject(expected);
  });

  it('gives back every message of a suspended State, to that State', async () => {
    const received = network.reading('ZA');
    const { envelope, id } = await network.sealed('ZA', 'BR');
    await network.send('ZA', envelope);
    await eventually(() => expect(received).toHaveLength(1));
    expect(await network.notice(received[0]!)).toMatchObject({ message: id, from: 'ZA', code: 'sender-suspended' });
  });

  it('drops what has no business on an outbound queue, and counts it', async () => {
    await network.send('VN', 'forged notice', 'routine', 'notice');
    const metrics = async () => (await fetch(`${router.url}/metrics`)).text();
    await eventually(async () => expect(await metrics()).toMatch(/sender="VN".*outcome="unknown-pattern"} 1/));
    expect(await metrics()).toMatch(/sender="VN",recipient="BR",urgency="routine",outcome="routed"} [1-9]/);
    expect(await metrics()).toMatch(/sender="VN",recipient="unknown",urgency="routine",outcome="unknown-recipient"}/);
  });

  it('learns of suspensions and new parties while it runs', async () => {
    await network.join('FR');
    network.suspend('ZA', false);
    await network.publish();
    const [ZA, FR] = [network.reading('ZA'), network.reading('FR')];
    await eventually(async () => {
      await network.send('VN', (await network.sealed('VN', 'ZA', { text: 'to ZA' })).envelope);
      await network.send('FR', (await network.sealed('FR', 'ZA', { text: 'from FR' })).envelope);
      await network.send('VN', (await network.sealed('VN', 'FR', { text: 'to FR' })).envelope);
      await eventually(() => expect([ZA.length >= 2, FR.length >= 1]).toEqual([true, true]), 500);
    });
  }, 20_000);

  it.each([
    ['GET', '/nothing', 404, 'route-unknown'],
    ['POST', '/livez', 404, 'route-unknown'],
  ])('answers %s %s, which it has not, with a problem', async (method, address, status, code) => {
    const body = method === 'POST' ? '{' : undefined;
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${router.url}${address}`, { method, headers, body });
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect([response.status, await response.json()]).toMatchObject([status, { status, code, retryable: false }]);
  });

  it('is alive, and ready', async () => {
    expect(await (await fetch(`${router.url}/livez`)).json()).toEqual({ status: 'ok' });
    const ready = await fetch(`${router.url}/readyz`);
    expect([ready.status, await ready.json()]).toMatchObject([200, { status: 'ok', broker: 'ok' }]);
  });
});
