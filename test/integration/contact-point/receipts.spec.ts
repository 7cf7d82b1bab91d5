import { jest } from '@jest/globals';
import { hashOf, type ActPayload } from '#protocol';
import { preservationRequest } from '../../support/requests.js';
import { stored } from '../../support/stored.js';
import { World, type TestState } from '../../support/world.js';
import { changed, Forger } from './forger.js';
import { Pair, type Sent } from './pair.js';

jest.setTimeout(60_000);

describe('a message that was refused, as its sender learns of it,', () => {
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
  });
  afterAll(() => world.stop());

  const submitted = async (): Promise<{ id: string; act: Sent; payload: ActPayload }> => {
    const { id, act } = await pair.submitted();
    return { id, act, payload: await forger.payload(act) };
  };

  it('is refused for good when the answer is final, visible, and sent again only by hand', async () => {
    const { id, act, payload } = await submitted();
    await pair.deliver(br, act);
    await world.carry();
    const { terms: _terms, ...rest } = payload;
    const contents = { reason: 'Not what Viet Nam will say.' };
    const first = { ...rest, act: 'withdraw', seq: 2, prev: act.id, lamport: 2, contents };
    await pair.deliver(br, await forger.act(first, vn.keys.signing.private));
    await world.carry();
    await pair.carried(vn, id, 'withdraw', { reason: 'No longer needed.' });
    const [message] = await pair.waiting(vn, id);
    expect(message).toMatchObject({ state: 'refused', code: 'act-forked', nextAttemptAt: null });
    expect(await pair.peer(vn, 'BR')).toMatchObject({ outbound: { refused: 1 } });
    const withdraw = (await vn.as('officer').timeline(id)).find((item) => item.act === 'withdraw');
    expect(withdraw!.delivery).toMatchObject({ state: 'refused', code: 'act-forked' });
    const [negative] = await pair.events(vn, id, 'receipt-negative');
    expect(negative).toMatchObject({ message: message!.id, from: 'BR', code: 'act-forked', final: true });
    await vn.as('supervisor').request(`/api/exchange/messages/${message!.id}/retry`, { method: 'POST' });
    expect((await pair.waiting(vn, id))[0]).toMatchObject({ state: 'pending', code: null, attempts: 0 });
    await world.carry();
    expect((await pair.waiting(vn, id))[0]).toMatchObject({ state: 'refused', code: 'act-forked' });
    expect(await pair.events(vn, id, 'message-retried')).toHaveLength(1);
  });

  it('stays on schedule when it could not be opened, and is settled by a later receipt', async () => {
    const { id, act } = await submitted();
    const nextAttemptAt = await pair.onSchedule(vn, act);
    await pair.deliver(br, { ...act, envelope: changed(act.envelope, 3) });
    const [negative] = await world.takeWaiting(br);
    await pair.deliver(vn, negative!);
    await pair.deliver(vn, negative!);
    const [message] = await pair.waiting(vn, id);
    expect(message).toMatchObject({
      state: 'pending',
      code: 'envelope-refused',
      nextAttemptAt,
    });
    expect(await pair.events(vn, id, 'receipt-negative')).toEqual([
      { message: act.id, from: 'BR', code: 'envelope-refused', final: false },
    ]);
    await world.carry();
    expect(await pair.waiting(vn, id)).toEqual([]);
    expect((await vn.as('officer').case(id)).status).toBe('delivered');
    await pair.deliver(vn, negative!);
    expect(await pair.waiting(vn, id)).toEqual([]);
  });

  it('stays refused for good when an answer to an earlier, damaged copy comes late', async () => {
    const { id, act } = await submitted();
    const final = await forger.receipt(
      { message: act.id, outcome: 'refused', code: 'unsupported-kind' },
      br.keys.signing.private,
    );
    const passing = await forger.receipt(
      { message: act.id, outcome: 'refused', code: 'envelope-refused' },
      br.keys.signing.private,
    );
    await pair.deliver(vn, final);
    await pair.deliver(vn, passing);
    expect((await pair.waiting(vn, id))[0]).toMatchObject({
      state: 'refused',
      code: 'unsupported-kind',
      nextAttemptAt: null,
    });
    const stored = await forger.receipt({ message: act.id }, br.keys.signing.private);
    await pair.deliver(vn, stored);
    await pair.deliver(vn, final);
    expect(await pair.waiting(vn, id)).toEqual([]);
  });

  const forgeries: [string, string, (message: string, about: string) => Promise<Sent>][] = [
    ['signed by a third State', 'envelope-refused', (message) => forger.receipt({ message }, za.keys.signing.private)],
    [
      'signed by a third State in its own name',
      'receipt-unmatched',
      (message) => forger.receipt({ message, from: 'ZA' }, za.keys.signing.private),
    ],
    [
      'signed by a third State in its own name, about the right case',
      'receipt-unmatched',
      (message, about) => forger.receipt({ message, case: about, from: 'ZA' }, za.keys.signing.private),
    ],
    [
      'for a message that was never sent',
      'receipt-unmatched',
      () => forger.receipt({ message: hashOf('never sent') }, br.keys.signing.private),
    ],
    [
      'for its own receipt',
      'receipt-unmatched',
      async () => {
        const { act } = await submitted();
        await pair.deliver(br, act);
        await world.carry();
        const { rows } = await vn.owner.query<{ receipt: string }>('SELECT receipt FROM outbox WHERE id = $1', [
          act.id,
        ]);
        return forger.receipt({ message: hashOf(rows[0]!.receipt) }, br.keys.signing.private);
      },
    ],
  ];

  it.each(forgeries)('is not settled by a receipt %s', async (_, code, make) => {
    const { id, act } = await submitted();
    const forged = await make(act.id, id);
    await forger.refusals(vn);
    const before = await stored(vn.owner);
    await pair.deliver(vn, forged);
    expect(await stored(vn.owner)).toEqual(before);
    expect((await forger.refusals(vn)).map((entry) => entry.code)).toEqual([code]);
    expect((await vn.as('officer').case(id)).status).toBe('submitted');
  });

  it('is not settled by the receipt of a State it was not sent to', async () => {
    const { id } = await vn.as('officer').draft(preservationRequest('ZA'));
    await vn.as('officer').act(id, 'submit');
    const [toZa] = await world.takeWaiting(vn);
    await forger.refusals(vn);
    await pair.deliver(vn, await forger.receipt({ message: toZa!.id }, br.keys.signing.private));
    expect((await forger.refusals(vn)).map((entry) => entry.code)).toEqual(['receipt-unmatched']);
    expect((await vn.as('officer').case(id)).status).toBe('submitted');
  });
});
