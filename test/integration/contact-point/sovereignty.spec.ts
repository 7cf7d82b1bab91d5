import { ModulesContainer } from '@nestjs/core';
import type { ActPayload } from '#protocol';
import { routesOf } from '../../support/routes.js';
import { officerRoles, tokenOf } from '../../support/tokens.js';
import { World, type TestState } from '../../support/world.js';
import { Forger } from './forger.js';
import { Pair, type Sent } from './pair.js';

/** R4, Art. 5: no State looks into another's data. It asks by an act, and the other State's officers act and answer. */
describe('what another State learns of the cases held here', () => {
  let world: World;
  let pair: Pair;
  let forger: Forger;
  let vn: TestState;
  let br: TestState;
  let id: string;
  let submit: Sent;

  beforeAll(async () => {
    world = await World.start();
    pair = new Pair(world);
    forger = new Forger(pair);
    ({ vn, br } = pair);
    id = await pair.submit();
    [submit] = (await world.takeWaiting(vn)) as [Sent];
  }, 60_000);
  afterAll(() => world.stop());

  const sealedBy = (change: Partial<ActPayload>) =>
    forger.payload(submit).then((first) => forger.act({ ...first, ...change }, vn.keys.signing.private));

  it('is nothing over HTTP: its officers are strangers to every route that is not open to anybody', async () => {
    await pair.deliver(br, submit);
    const { reference } = await (await pair.as(vn, 'officer')).case(id);
    const tokens = await Promise.all(officerRoles.map((role) => tokenOf(br, role)));
    const open: string[] = [];
    for (const route of routesOf(vn.app)) {
      const [method, pattern] = route.split(' ') as [string, string];
      const path = pattern.replace(':id', id).replace(':kind', 'preservation').replace(':hash', submit.id);
      // So many strangers in one minute would be told to slow down instead.
      world.clock.advance(60_000);
      for (const token of tokens) {
        const body = method === 'GET' || method === 'DELETE' ? {} : { body: '{}' };
        const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
        const answer = await fetch(`${vn.url}${path}`, { method, headers, ...body });
        const text = await answer.text();
        for (const secret of [id, reference, submit.id])
          expect({ route, tells: text.includes(secret) }).toEqual({ route, tells: false });
        if (answer.status !== 401) open.push(route);
      }
    }
    expect([...new Set(open)].sort()).toEqual([
      'GET /api/openapi.json',
      'GET /livez',
      'GET /metrics',
      'GET /readyz',
      'POST /api/session',
    ]);
  });

  it('is asked for by no message: there are acts, parts of their files, receipts and notices', () => {
    const controllers = [...vn.app.get(ModulesContainer).values()].flatMap((module) => [
      ...module.controllers.values(),
    ]);
    const methods = controllers.flatMap(({ metatype }) => {
      const prototype = (metatype as { prototype?: object } | null)?.prototype ?? {};
      return Object.values(Object.getOwnPropertyDescriptors(prototype)).flatMap(({ value }) =>
        typeof value === 'function' ? [value as object] : [],
      );
    });
    const patterns = methods.flatMap(
      (method) => (Reflect.getMetadata('microservices:pattern', method) as string[] | undefined) ?? [],
    );
    expect(patterns.sort()).toEqual(['act', 'notice', 'part', 'receipt']);
  });

  it('is one receipt for whatever it sends, which says that the message was stored and nothing of what is held', async () => {
    const next = { seq: 2, prev: submit.id, seen: null, lamport: 2, terms: undefined, contents: {} };
    const sent = [
      submit,
      await sealedBy({ ...next, act: 'query-status' }),
      await sealedBy({ ...next, act: 'read-case', seq: 3, prev: 'A'.repeat(43) }),
    ];
    for (const message of sent) {
      await pair.deliver(br, message);
      const answers = await world.takeWaiting(br);
      expect(answers.map(({ type }) => type)).toEqual(['receipt']);
      const { at: _, ...receipt } = await forger.verified(answers[0]!);
      expect(receipt).toEqual({
        ...{ v: 1, message: message.id, case: id, from: 'BR', to: 'VN' },
        ...{ outcome: 'stored', code: null, checkpoint: null },
      });
    }
    const acts = (await (await pair.as(br, 'liaison')).timeline(id)).filter(({ type }) => type === 'act');
    expect(acts.map(({ act, effect }) => [act, effect])).toEqual([
      ['submit', 'effective'],
      ['query-status', expect.not.stringContaining('effective')],
      ['read-case', 'held'],
    ]);
  });

  it('is what an officer of this State says in an act, once there is one', async () => {
    await pair.act(br, id, 'acknowledge');
    const answers = await world.takeWaiting(br);
    expect(answers.map(({ type }) => type)).toEqual(['act']);
    expect(await forger.payload(answers[0]!)).toMatchObject({ from: 'BR', act: 'acknowledge', contents: {} });
  });
});
