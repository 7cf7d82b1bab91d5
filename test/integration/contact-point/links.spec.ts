import { randomUUID } from 'node:crypto';
import type { CaseAnswer, CaseRequest } from '#client';
import { preservationRequest } from '../../support/requests.js';
import { RawDesk } from '../../support/raw-desk.js';
import { Forger } from './forger.js';
import { Pair } from './pair.js';
import { World, type TestState } from '../../support/world.js';
import { exampleRequest } from '../../../libs/convention/mutual-legal-assistance/example.js';
import { exampleOffer } from '../../../libs/convention/spontaneous-information/example.js';

/** With it a request of assistance has no remark of its own. */
const flawless = {
  legalBasis: { instrument: 'hanoi', article: '40', agreedOtherwise: true },
  conduct: { description: 'Passwords were taken', requestingProvision: 'Penal Code, Article 290' },
};

describe('links between cases', () => {
  let world: World;
  let vn: TestState;
  let br: TestState;
  let za: TestState;
  let desk: RawDesk;

  beforeAll(async () => {
    world = await World.start({ states: ['VN', 'BR', 'ZA'] });
    [vn, br, za] = [world.state('VN'), world.state('BR'), world.state('ZA')];
    desk = await RawDesk.open(world);
  }, 60_000);
  afterAll(() => world.stop());

  const submit = async (to: string, change: Partial<CaseRequest> = {}): Promise<CaseAnswer> => {
    const { id } = await vn.as('officer').draft(preservationRequest(to, change));
    const submitted = await vn.as('officer').act(id, 'submit');
    await world.carry();
    return submitted;
  };

  it('carry the restriction of a case on to those that arise from it, equal on both sides, wherever they go', async () => {
    const { contents } = preservationRequest('BR');
    const offence = { ...(contents.offence as object), references: ['csam'] };
    const first = await submit('BR', { contents: { ...contents, offence } });
    const own = { code: 'restricted-material', offences: ['csam'], cases: [], mark: 'ours' };
    expect(first.restricted).toMatchObject(own);
    const naming = (id: string) => ({ links: [{ relation: 'third-state', case: id }] });
    const second = await submit('ZA', naming(first.id));
    const third = await submit('ZA', naming(second.id));
    const plain = await submit('ZA');
    for (const [found, states, restricted] of [
      [first, [vn, br], own],
      [second, [vn, za], { offences: [], cases: [first.reference] }],
      [third, [vn, za], { offences: [], cases: [second.reference] }],
      [plain, [vn, za], null],
    ] as const) {
      const [mine, theirs] = await Promise.all(
        states.map(async (state) => {
          const supervisor = state.as('supervisor');
          const { items } = await supervisor.request<{ items: CaseAnswer[] }>('/api/cases?limit=200');
          const listed = items.find(({ id }) => id === found.id);
          return { shown: (await supervisor.case(found.id)).restricted, listed: listed?.restricted };
        }),
      );
      expect(theirs).toEqual(mine);
      expect(mine).toEqual({ shown: mine!.listed, listed: restricted && expect.objectContaining(restricted) });
    }
    const file = { name: 'picture.jpg', body: Buffer.from('x') };
    for (const { id } of [second, third])
      await expect(vn.as('officer').upload(id, file)).rejects.toMatchObject({ code: 'restricted-material' });
    expect(await vn.as('officer').upload(plain.id, file)).toMatchObject({ name: 'picture.jpg' });
    const reads = `SELECT count(*)::int AS n FROM ledger_entries WHERE case_id = $1 AND event = 'case-read'`;
    expect((await za.owner.query(reads, [third.id])).rows).toEqual([{ n: 1 }]);
    expect((await za.owner.query(reads, [plain.id])).rows).toEqual([{ n: 0 }]);
  });

  it('are shown on both sides and in both directions, each with how the other case stands now', async () => {
    const first = await submit('BR');
    const second = await submit('BR', { links: [{ relation: 'supplement', case: first.id }] });
    await br.as('liaison').act(first.id, 'acknowledge');
    await world.carry();
    for (const state of [vn, br]) {
      const known = { with: ['VN', 'BR'], held: true, kind: 'preservation' };
      const [to] = (await state.as('supervisor').case(second.id)).links;
      expect(to).toMatchObject({
        ...known,
        relation: 'supplement',
        title: 'Supplements',
        direction: 'to',
        case: first.id,
        reference: first.reference,
        status: 'acknowledged',
        nextDeadline: { key: expect.any(String), dueAt: expect.any(String) },
      });
      const [from] = (await state.as('supervisor').case(first.id)).links;
      expect(from).toMatchObject({
        ...known,
        relation: 'supplement',
        title: 'Supplemented by',
        direction: 'from',
        case: second.id,
        reference: second.reference,
        status: 'delivered',
      });
    }
  });

  it('tell a third State what the link says of a case between others, and nothing more', async () => {
    const first = await submit('BR');
    const second = await submit('ZA', { links: [{ relation: 'third-state', case: first.id }] });
    const [link] = (await za.as('liaison').case(second.id)).links;
    expect(link).toEqual({
      relation: 'third-state',
      title: 'Goes to a third State because of',
      direction: 'to',
      case: first.id,
      reference: first.reference,
      with: ['VN', 'BR'],
      held: false,
      kind: null,
      counterpart: null,
      side: null,
      status: null,
      nextDeadline: null,
    });
    await expect(za.as('liaison').case(first.id)).rejects.toMatchObject({ code: 'case-not-found' });
    expect((await br.as('liaison').case(first.id)).links).toEqual([]);
    expect((await vn.as('officer').case(first.id)).links).toMatchObject([{ direction: 'from', counterpart: 'ZA' }]);
  });

  it('are named in a draft and edited there, known at home before the other State knows of them', async () => {
    const first = await submit('BR');
    const draft = await vn.as('officer').draft(preservationRequest('BR'));
    const edit = (links: unknown, version: number) =>
      desk.send({
        method: 'PATCH',
        path: `/api/cases/${draft.id}`,
        body: { links },
        headers: { 'if-match': `"${version}"` },
      });
    const links = [{ relation: 'follow-up', case: first.id }];
    const edited = await edit(links, 1);
    expect(edited.json).toMatchObject({ version: 2, links: [{ reference: first.reference, held: true }] });
    expect((await vn.as('officer').case(first.id)).links).toMatchObject([{ direction: 'from', status: 'draft' }]);
    expect((await br.as('liaison').case(first.id)).links).toEqual([]);
    const twice = await edit([...links, ...links], 2);
    expect([twice.json.version, twice.json.links]).toEqual([2, edited.json.links]);
    expect((await edit([], 2)).json.links).toEqual([]);
  });

  it('name only what this contact point holds and has submitted or received', async () => {
    const draft = await vn.as('officer').draft(preservationRequest('BR'));
    const elsewhere = await submit('BR');
    const body = (id: string) => preservationRequest('BR', { links: [{ relation: 'parent', case: id }] });
    const refused = (id: string, at: TestState, request = body(id)) =>
      desk.refused(
        { method: 'POST', path: '/api/cases', body: request, at },
        { status: 422, code: 'link-not-held', violations: [{ path: 'links.0.case' }] },
      );
    await refused(randomUUID(), vn);
    await refused(draft.id, vn);
    await refused(elsewhere.id, za, { ...body(elsewhere.id), to: 'VN' });
  });

  it('mean nothing here when they do not fit the case that is held, whoever wrote them', async () => {
    const { id: others, reference } = await submit('BR');
    const draft = await br.as('officer').draft(preservationRequest('VN'));
    await br.as('officer').act(draft.id, 'submit');
    const [sent] = await world.takeWaiting(br);
    const pair = new Pair(world);
    const forger = new Forger(pair);
    const honest = await forger.payload(sent!);
    const parties = { with: ['VN', 'BR'] as const };
    const links = [
      { relation: 'follow-up', case: others, reference: 'BR-1', ...parties },
      { relation: 'follow-up', case: others, reference, with: ['BR', 'VN'] as const },
      { relation: 'cousin', case: others, reference, ...parties },
    ];
    const lie = { ...honest, case: randomUUID(), terms: { ...honest.terms!, links } };
    await pair.deliver(vn, await forger.act(lie, br.keys.signing.private));
    const shown = (await vn.as('liaison').case(lie.case)).links;
    expect(shown.map(({ held, status, title }) => [held, status, title])).toEqual([
      [false, null, 'Follows up'],
      [false, null, 'Follows up'],
      [true, 'delivered', 'cousin'],
    ]);
    expect((await vn.as('liaison').case(others)).links).toMatchObject([{ relation: 'cousin', direction: 'from' }]);
  });

  it.each([
    ['an unknown relation', [{ relation: 'cousin', case: randomUUID() }]],
    ['no case', [{ relation: 'parent' }]],
    ['an id that is none', [{ relation: 'parent', case: 'VN-2026-000001' }]],
    ['a reference of its own', [{ relation: 'parent', case: randomUUID(), reference: 'X' }]],
    ['null', null],
    ['a list of null', [null]],
    ['a list of lists', [[]]],
    ['an object', { relation: 'parent', case: randomUUID() }],
    ['more than twenty', Array.from({ length: 21 }, () => ({ relation: 'parent', case: randomUUID() }))],
  ])('with %s are refused, and nothing is stored', async (_, links) => {
    const body = { ...preservationRequest('BR'), links };
    await desk.refused({ method: 'POST', path: '/api/cases', body }, { status: 400, code: 'invalid-input' });
  });

  it('tell in a case of information given that a request came of it, where its recipient files one', async () => {
    const notTold = expect.objectContaining({ code: 'not-told-in-linked-case' });
    const [offering, receiving] = [vn.as('officer'), br.as('officer')];
    const contents = { ...exampleOffer(), conditions: undefined, restrictedUntil: undefined };
    const offer = await offering.draft({ kind: 'spontaneous-information', to: 'BR', urgency: 'urgent', contents });
    await offering.act(offer.id, 'submit');
    await offering.act(offer.id, 'transmit', { information: 'The wallet belongs to an exchange in Example City.' });
    await world.carry();
    await br.as('liaison').act(offer.id, 'acknowledge');
    await world.carry();
    const asked = await receiving.followUp(offer.id, { kind: 'mutual-legal-assistance' });
    expect(asked.contents).toMatchObject({ facts: expect.stringContaining('Example City') });
    const request = await receiving.draft({
      ...{ kind: 'mutual-legal-assistance', to: 'VN', urgency: 'urgent' },
      contents: { ...exampleRequest(), ...asked.contents, ...flawless },
      links: [{ relation: 'parent', case: offer.id }],
    });
    await br.as('supervisor').approve(request);
    expect((await receiving.act(request.id, 'submit')).remarks).not.toContainEqual(notTold);
    await world.carry();
    for (const state of [vn, br]) {
      const told = (await state.as('supervisor').timeline(offer.id)).filter(({ act }) => act === 'link-request');
      expect(told).toMatchObject([{ author: 'BR', effect: 'effective', contents: { reference: request.reference } }]);
    }
    const own = await offering.draft({
      ...{
        kind: 'mutual-legal-assistance',
        to: 'BR',
        urgency: 'urgent',
        contents: { ...exampleRequest(), ...flawless },
      },
      links: [{ relation: 'parent', case: offer.id }],
    });
    await vn.as('supervisor').approve(own);
    expect((await offering.act(own.id, 'submit')).remarks).not.toContainEqual(notTold);
  });
});
