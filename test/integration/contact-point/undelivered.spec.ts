import { hashOf, signNotice } from '#protocol';
import { stored } from '../../support/stored.js';
import { World, type TestState } from '../../support/world.js';
import { Forger } from './forger.js';
import { Pair } from './pair.js';

describe('a message that the router could not deliver', () => {
  let world: World;
  let pair: Pair;
  let forger: Forger;
  let vn: TestState;
  let br: TestState;
  let za: TestState;

  beforeAll(async () => {
    world = await World.start({ states: ['VN', 'BR', 'ZA'] });
    pair = new Pair(world);
    forger = new Forger(pair);
    ({ vn, br } = pair);
    za = world.state('ZA');
  }, 60_000);
  afterAll(() => world.stop());

  const notice = async (
    message: string,
    change: { from?: string; to?: string; code?: string } = {},
    key = world.router.private,
  ) => {
    const { jws } = await signNotice(
      { v: 1, message, from: 'VN', to: 'BR', code: 'recipient-suspended', at: pair.now(), ...change },
      key,
    );
    return { type: 'notice' as const, envelope: jws };
  };

  it('is shown as undeliverable, stays on schedule, and is settled by a later receipt', async () => {
    const { id, act } = await pair.submitted();
    const nextAttemptAt = await pair.onSchedule(vn, act);
    await pair.deliver(vn, await notice(act.id));
    await pair.deliver(vn, await notice(act.id));
    const [message] = await pair.waiting(vn, id);
    expect(message).toMatchObject({ state: 'undeliverable', code: 'recipient-suspended', nextAttemptAt });
    const before = await pair.peer(vn, 'BR');
    expect(before!.outbound.undeliverable).toBe(1);
    const [submit] = await vn.as('officer').timeline(id);
    expect(submit!.delivery).toMatchObject({ state: 'undeliverable', code: 'recipient-suspended' });
    expect(await pair.events(vn, id, 'message-undeliverable')).toHaveLength(1);
    await pair.deliver(br, act);
    await world.carry();
    expect(await pair.waiting(vn, id)).toEqual([]);
    expect((await pair.peer(vn, 'BR'))!.outbound.undeliverable).toBe(0);
    await pair.deliver(vn, await notice(act.id));
    expect(await pair.waiting(vn, id)).toEqual([]);
    const { rows } = await vn.owner.query('SELECT state, code, envelope FROM outbox WHERE id = $1', [act.id]);
    expect(rows).toEqual([{ state: 'receipted', code: null, envelope: '' }]);
  });

  it.each([
    ['not signed by the router', 'envelope-refused', {}, () => za.keys.signing.private],
    ['about a message of another State', 'envelope-refused', { from: 'ZA' }, () => world.router.private],
  ])('is not so because of a notice %s', async (_, code, change, key) => {
    const { id, act } = await pair.submitted();
    await forger.refusals(vn);
    const before = await stored(vn.owner);
    await pair.deliver(vn, await notice(act.id, change, key()));
    expect(await stored(vn.owner)).toEqual(before);
    expect((await forger.refusals(vn)).map((entry) => entry.code)).toEqual([code]);
    expect((await pair.waiting(vn, id))[0]).toMatchObject({ state: 'pending' });
  });

  it('is not so because of a notice about another recipient or an unknown message; one about unreadable bytes is logged', async () => {
    const { id, act } = await pair.submitted();
    const before = await stored(vn.owner, []);
    await pair.deliver(vn, await notice(act.id, { to: 'ZA' }));
    await pair.deliver(vn, await notice(hashOf('never sent')));
    expect(await stored(vn.owner, [])).toEqual(before);
    expect((await pair.waiting(vn, id))[0]).toMatchObject({ state: 'pending' });
    await pair.deliver(vn, await notice(hashOf('bytes'), { to: 'VN', code: 'malformed' }));
    const logged = { code: 'notice-unmatched', detail: { digest: hashOf('bytes'), code: 'malformed' } };
    expect((await forger.refusals(vn)).at(-1)).toMatchObject(logged);
  });
});
