import { randomUUID } from 'node:crypto';
import type { CaseAnswer } from '#client';
import { RawDesk } from '../../support/raw-desk.js';
import { edited, preservationRequest } from '../../support/requests.js';
import { World, type TestState } from '../../support/world.js';
import { Pair } from './pair.js';

describe('a request that follows from a case', () => {
  let world: World;
  let pair: Pair;
  let vn: TestState;
  let br: TestState;
  let za: TestState;
  let desk: RawDesk;

  beforeAll(async () => {
    world = await World.start({ states: ['VN', 'BR', 'ZA'] });
    [vn, br, za] = [world.state('VN'), world.state('BR'), world.state('ZA')];
    pair = new Pair(world);
    desk = await RawDesk.open(world);
  }, 60_000);
  afterAll(() => world.stop());

  const officer = (state: TestState) => state.as('officer');
  const edit = (state: TestState, draft: CaseAnswer, contents: Record<string, unknown>) =>
    edited(officer(state), draft, { contents: { ...draft.contents, ...contents } });
  const submit = async (state: TestState, id: string) => {
    const submitted = await officer(state).act(id, 'submit');
    await world.carry();
    return submitted;
  };
  const missing = ({ missing: list }: CaseAnswer) => list.map(({ path }) => path);

  it('goes from a preservation over the disclosure of traffic data to the preservation in a third State', async () => {
    const first = await officer(vn).case(await pair.preservedCase());
    const notice = await officer(br).followUp(first.id, { kind: 'preserved-traffic-disclosure' });
    expect(missing(notice)).toEqual(['authority']);
    expect(notice).toMatchObject({ status: 'draft', counterpart: 'VN', box: 'outgoing' });
    await edit(br, notice, { authority: { name: 'Digital evidence unit' } });
    await submit(br, notice.id);
    await officer(br).act(notice.id, 'disclose-traffic-data', {
      provider: { name: 'Transit Example', state: 'ZA' },
      path: [{ station: '198.51.100.4', at: '2026-10-05T00:00:01Z', state: 'ZA' }],
      use: { scope: 'proceedings-of-the-request', onwardTransfer: 'prior-authorisation' },
    });
    await world.carry();

    const disclosed = await officer(vn).case(notice.id);
    expect(disclosed.followUps).toMatchObject([{ kind: 'preservation', relation: 'third-state', to: 'ZA' }]);
    expect(disclosed.links).toMatchObject([{ relation: 'parent', case: first.id, held: true, status: 'preserved' }]);
    const third = await officer(vn).followUp(notice.id, { kind: 'preservation' });
    expect(third.remarks).toMatchObject([{ code: 'onward-transfer-needs-authorisation' }]);
    expect(missing(third)).toEqual(['necessity']);
    expect(third).toMatchObject({ counterpart: 'ZA', contents: { custodian: { name: 'Transit Example' } } });
    expect(third.contents.offence).toEqual(first.contents.offence);
    await edit(vn, third, { necessity: 'The provider deletes its records after a month.' });
    await submit(vn, third.id);

    const received = await za.as('liaison').case(third.id);
    expect(received.status).toBe('delivered');
    const link = { relation: 'third-state', reference: notice.reference, with: ['BR', 'VN'] };
    expect(received.links).toMatchObject([{ ...link, held: false, status: null }]);
    expect((await officer(vn).case(third.id)).links).toMatchObject([{ ...link, held: true, status: 'disclosed' }]);
    expect((await officer(vn).case(notice.id)).links).toMatchObject([
      { direction: 'to', case: first.id },
      { direction: 'from', case: third.id, counterpart: 'ZA', status: 'delivered' },
    ]);
    expect((await br.as('liaison').case(notice.id)).links).toMatchObject([{ direction: 'to', case: first.id }]);
  });

  it('is drafted from a secret case only on record: its contents are read', async () => {
    const { contents } = preservationRequest('BR');
    const secrecy = { keepSecret: true, doNotNotifyUser: true };
    const id = await pair.submit({ contents: { ...contents, secrecy } });
    await world.carry();
    await pair.carried(br, id, 'acknowledge');
    const before = (await pair.events(vn, id, 'case-read')).length;
    await officer(vn).followUp(id, { kind: 'mutual-legal-assistance' });
    expect(await pair.events(vn, id, 'case-read')).toHaveLength(before + 1);
  });

  it('is opened once, however often the request to open it is repeated with its key', async () => {
    const id = await pair.preservedCase();
    const headers = { 'idempotency-key': randomUUID() };
    const [one, two] = [
      await officer(vn).followUp(id, { kind: 'mutual-legal-assistance' }, headers),
      await officer(vn).followUp(id, { kind: 'mutual-legal-assistance' }, headers),
    ];
    expect(two).toEqual(one);
    expect((await officer(vn).case(id)).links).toHaveLength(1);
    expect((await br.as('liaison').case(id)).links).toEqual([]);
  });

  it('is offered to whoever may draft it, on the side that may open it', async () => {
    const id = await pair.preservedCase();
    const kinds = async (state: TestState, role: 'officer' | 'liaison' | 'auditor') =>
      (await state.as(role).case(id)).followUps.map(({ kind, to }) => `${kind} ${to}`);
    expect(await kinds(vn, 'officer')).toEqual(['mutual-legal-assistance BR', 'preservation BR']);
    expect(await kinds(br, 'officer')).toEqual(['preserved-traffic-disclosure VN']);
    expect([await kinds(vn, 'auditor'), await kinds(br, 'liaison')]).toEqual([[], []]);
  });

  it('is refused where the case does not lead to it, with what it leads to', async () => {
    const id = await pair.preservedCase();
    const path = `/api/cases/${id}/follow-ups`;
    const refused = async (body: object, at = vn, where = path) =>
      desk.refused({ method: 'POST', path: where, body, at }, { status: 409, code: 'follow-up-not-possible' });
    const answer = await refused({ kind: 'preserved-traffic-disclosure' });
    expect(answer.json.followUps).toMatchObject([{ kind: 'mutual-legal-assistance' }, { kind: 'preservation' }]);
    await refused({ kind: 'mutual-legal-assistance', to: 'ZA' });
    await refused({ kind: 'preservation', relation: 'third-state' });
    await refused({ kind: 'mutual-legal-assistance' }, br);
    await refused({ kind: 'mutual-legal-assistance' }, vn, `/api/cases/${await pair.draft()}/follow-ups`);
    await desk.refused(
      { method: 'POST', path: `/api/cases/${randomUUID()}/follow-ups`, body: { kind: 'preservation' } },
      { status: 404, code: 'case-not-found' },
    );
    await desk.refused(
      { method: 'POST', path, body: { kind: 'preservation', relation: 'cousin' } },
      { status: 400, code: 'invalid-input' },
    );
  });

  it('goes to a State of the network, or is not stored', async () => {
    const id = await pair.submit();
    await world.carry();
    for (const act of ['acknowledge', 'start-review']) await pair.carried(br, id, act);
    await pair.carried(br, id, 'report-not-available', {
      ...{ reason: 'wrong-provider', explanation: 'The mailbox has moved.' },
      ...{ otherState: 'FR', otherProvider: 'Exemple SA' },
    });
    const path = `/api/cases/${id}/follow-ups`;
    await desk.refused(
      { method: 'POST', path, body: { kind: 'preservation' } },
      { status: 422, code: 'unknown-state' },
    );
    const sent = await officer(vn).followUp(id, { kind: 'preservation', to: 'ZA' });
    expect(sent).toMatchObject({ counterpart: 'ZA', missing: [], contents: { custodian: { name: 'Exemple SA' } } });
  });
});
