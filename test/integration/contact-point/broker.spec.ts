import { jest } from '@jest/globals';
import { readConfig } from '#config';
import { anchorText } from '#register';
import { BrokerContext, outboundQueue } from '#transport';
import { BrokerHolder } from '../../../apps/contact-point/exchange/broker-holder.js';
import { Ingest } from '../../../apps/contact-point/exchange/ingest.service.js';
import { Quarantine } from '../../../apps/contact-point/exchange/quarantine.service.js';
import { startRouter, type RouterApp } from '../../../apps/router/router-app.js';
import { RouterConfig } from '../../../apps/router/router-config.js';
import { eventually } from '../../support/eventually.js';
import { startRedis, type TestRedis } from '../../support/redis.js';
import { World, type TestState } from '../../support/world.js';
import { createDatabase, kinds } from '../transport/brokers.js';
import { Pair } from './pair.js';

jest.setTimeout(60_000);

const ROLES = ['api', 'exchange', 'clock'] as const;
const PATIENCE = 15_000;

/** A router on the network's broker, on the world's register and clock. */
const routerOf = (world: World, brokerUrl: string): Promise<RouterApp> => {
  const { kid, jwk } = world.router.private;
  const environment = {
    BROKER_URL: brokerUrl,
    REGISTER_URL: world.registerUrl,
    REGISTER_ANCHOR: anchorText(world.anchor.public),
    ROUTER_KEY: JSON.stringify({ ...jwk, kid }),
    ROUTER_PORT: '0',
    ROUTER_REFRESH_SECONDS: '1',
  };
  return startRouter(readConfig(RouterConfig, environment), false, () => world.clock.now());
};

const inState = async (state: TestState, where: string): Promise<number> => {
  const { rows } = await state.owner.query<{ n: number }>(`SELECT count(*)::int AS n FROM outbox WHERE ${where}`);
  return rows[0]!.n;
};

describe.each(kinds)('two contact points and a router, with a broker on %s,', (kind) => {
  let redis: TestRedis | undefined;
  let brokerUrl: string;
  let world: World;
  let pair: Pair;
  let vn: TestState;
  let br: TestState;
  let router: RouterApp;

  beforeAll(async () => {
    redis = kind === 'redis' ? await startRedis() : undefined;
    brokerUrl = redis?.url() ?? (await createDatabase());
    world = await World.start({ roles: [...ROLES], brokerUrl });
    pair = new Pair(world);
    ({ vn, br } = pair);
    router = await routerOf(world, brokerUrl);
  });
  afterAll(async () => {
    await router?.stop();
    await world?.stop();
    await redis?.stop();
  });

  const settled = () =>
    eventually(async () => {
      for (const state of [vn, br]) expect(await inState(state, `state <> 'receipted'`)).toBe(0);
    }, PATIENCE);

  it('take a request through its whole life, and end with the same timeline and nothing on the way', async () => {
    const id = await pair.submit();
    await (await pair.as(br, 'liaison')).caseIn(id, 'delivered');
    for (const act of ['acknowledge', 'start-review']) await pair.act(br, id, act);
    await pair.act(br, id, 'request-information', { questions: ['Which account?'] });
    await (await pair.as(vn, 'officer')).caseIn(id, 'information-requested');
    await pair.act(vn, id, 'supply-information', { answers: ['The first.'] });
    await (await pair.as(br, 'liaison')).caseIn(id, 'under-review');
    await pair.act(br, id, 'issue-order');
    await pair.act(br, id, 'preserve', pair.preserved());
    await (await pair.as(vn, 'officer')).caseIn(id, 'preserved');
    await settled();
    expect(await pair.agreed(vn, id)).toEqual(await pair.agreed(br, id));
    const verdict = await (await pair.as(br, 'auditor')).request<{ ok: boolean }>('/api/ledger/verify');
    expect(verdict.ok).toBe(true);
  });

  it('carry many requests and answers at the same time', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, () => pair.submit()));
    await settled();
    await Promise.all(ids.map((id) => pair.act(br, id, 'acknowledge')));
    await settled();
    for (const id of ids) expect(await pair.agreed(vn, id)).toEqual(await pair.agreed(br, id));
  });

  it('show what could not be delivered, and deliver it when that is possible again', async () => {
    await suspend('BR', true);
    await eventually(async () => expect(await routerKnows()).toBe(world.document.version), PATIENCE);
    const id = await pair.submit();
    await eventually(async () => {
      expect((await pair.waiting(vn, id))[0]).toMatchObject({ state: 'undeliverable', code: 'recipient-suspended' });
    }, PATIENCE);
    expect(await pair.peer(vn, 'BR')).toMatchObject({ outbound: { undeliverable: 1 } });
    await suspend('BR', false);
    await eventually(async () => expect(await routerKnows()).toBe(world.document.version), PATIENCE);
    world.clock.advance(5_000);
    await (await pair.as(vn, 'officer')).caseIn(id, 'delivered');
    await settled();
  });

  const routerKnows = async (): Promise<number> => {
    const answer = await fetch(`${router.url}/readyz`);
    return ((await answer.json()) as { register: number }).register;
  };

  const suspend = (code: string, suspended: boolean): Promise<void> => {
    const { document } = world;
    const parties = document.parties.map((party) => (party.code === code ? { ...party, suspended } : party));
    return world.post({ ...document, parties, version: document.version + 1 });
  };

  describe('with a message that breaks its handler', () => {
    interface Quarantined {
      id: string;
      sender: string;
      code: string;
      failures: number;
    }

    const quarantined = async (): Promise<Quarantined[]> =>
      (await (await pair.as(br, 'administrator')).request<{ items: Quarantined[] }>('/api/exchange/quarantine')).items;

    it('show it, let all others pass, and take it in when it no longer does', async () => {
      const ingest = br.app.get(Ingest);
      const take = ingest.take.bind(ingest);
      let broken = '';
      const spy = jest.spyOn(ingest, 'take').mockImplementation((arrival) => {
        if (arrival.payload.case === broken) return Promise.reject(new TypeError('a defect of ours'));
        return take(arrival);
      });
      const logged = jest.spyOn(br.app.get(Quarantine)['logger'], 'error').mockImplementation(() => undefined);
      const officer = await pair.as(vn, 'officer');
      const draft = await pair.draft();
      broken = draft;
      await officer.act(draft, 'submit');
      for (const [failures, wait] of [2_000, 5_000, 15_000].entries()) {
        await eventually(async () => {
          expect(await quarantined()).toMatchObject([{ sender: 'VN', code: 'internal-error', failures: failures + 1 }]);
        }, PATIENCE);
        const other = await pair.submit();
        await officer.caseIn(other, 'delivered');
        world.clock.advance(wait);
      }
      expect(logged).toHaveBeenCalled();
      expect((await officer.case(broken)).status).toBe('submitted');
      spy.mockRestore();
      logged.mockRestore();
      world.clock.advance(60_000);
      await officer.caseIn(broken, 'delivered');
      await settled();
    });

    it('do not open again what a worker has died of five times', async () => {
      const work = jest.fn(() => Promise.resolve());
      const quarantine = br.app.get(Quarantine);
      await quarantine.guard('deadly', new BrokerContext(['inbound-BR', 'act', 4]), work);
      expect(work).toHaveBeenCalledTimes(1);
      await quarantine.guard('deadly', new BrokerContext(['inbound-BR', 'act', 5]), work);
      expect(work).toHaveBeenCalledTimes(1);
      expect((await quarantined())[0]).toMatchObject({ sender: 'unknown', code: 'process-died', failures: 5 });
    });
  });
});

describe('a Redis that is emptied', () => {
  it('with fifty messages waiting has lost none of them: all are sent again and receipted', async () => {
    const redis = await startRedis();
    const world = await World.start({ roles: [...ROLES], brokerUrl: redis.url() });
    const pair = new Pair(world);
    const { vn, br } = pair;
    const { broker } = vn.app.get(BrokerHolder);
    let router: RouterApp | undefined;
    try {
      const ids = await Promise.all(Array.from({ length: 50 }, () => pair.submit()));
      const depth = () => broker.depth(outboundQueue('VN'));
      // On a slow machine the first are sent a second time before the last is there.
      await eventually(async () => expect(await depth()).toBeGreaterThanOrEqual(50), PATIENCE);
      await redis.flushAll();
      expect(await depth()).toBeLessThan(50);
      router = await routerOf(world, redis.url());
      world.clock.advance(2_000);
      await eventually(async () => expect(await inState(vn, `state = 'receipted'`)).toBe(50), PATIENCE);
      expect(await pair.peer(br, 'VN')).toMatchObject({ inbound: { received: 50, held: 0 } });
      for (const id of ids) expect(await pair.agreed(vn, id)).toEqual(await pair.agreed(br, id));
    } finally {
      await router?.stop();
      await world.stop();
      await redis.stop();
    }
  });
});
