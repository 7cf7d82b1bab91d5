import { Sequencer } from '../../../apps/contact-point/ledger/sequencer.service.js';
import type { TimelineItem } from '#client';
import { preservationRequest } from '../../support/requests.js';
import { World, type TestState } from '../../support/world.js';

const DAY = 24 * 3_600_000;

/** What both sides must agree on: the acts in their order with their effect, the status, the deadlines. */
const agreed = async (state: TestState, id: string) => {
  const found = await state.as('supervisor').case(id);
  const timeline = await state.as('supervisor').timeline(id);
  const acts = timeline.filter((item) => item.type === 'act');
  return {
    status: found.status,
    acts: acts.map(({ hash, act, author, at, effect, status }) => ({ hash, act, author, at, effect, status })),
    deadlines: found.deadlines,
  };
};

describe('a preservation between two contact points', () => {
  let world: World;
  let vn: TestState;
  let br: TestState;

  beforeAll(async () => {
    world = await World.start();
    [vn, br] = [world.state('VN'), world.state('BR')];
  }, 60_000);
  afterAll(() => world.stop());

  const submit = async () => {
    const { id } = await vn.as('officer').draft(preservationRequest('BR'));
    await vn.as('officer').act(id, 'submit');
    await world.carry();
    return id;
  };

  const by = async (state: TestState, id: string, act: string, contents: Record<string, unknown> = {}) => {
    const role = state === vn ? 'officer' : 'liaison';
    const after = await state.as(role).act(id, act, contents);
    await world.carry();
    return after;
  };

  const preserve = async (id: string) => {
    for (const act of ['acknowledge', 'start-review', 'issue-order']) await by(br, id, act);
    const preservedAt = world.clock.now().toISOString();
    return by(br, id, 'preserve', { preservedAt, periodDays: 60, preserved: 'Mailbox and sign-in records' });
  };

  it('is delivered once the receipt of the other side has been verified', async () => {
    const { id } = await vn.as('officer').draft(preservationRequest('BR'));
    expect((await vn.as('officer').act(id, 'submit')).status).toBe('submitted');
    await world.carry();
    expect((await vn.as('officer').case(id)).status).toBe('delivered');
    const received = await br.as('liaison').case(id);
    expect(received).toMatchObject({ status: 'delivered', box: 'incoming', counterpart: 'VN' });
    expect(received.contents).toEqual(preservationRequest('BR').contents);
  });

  it('goes through questions, preservation and extension, and both sides hold the same timeline and deadlines', async () => {
    const id = await submit();
    await by(br, id, 'acknowledge');
    await by(br, id, 'start-review');
    await by(br, id, 'request-information', { questions: ['Which of the two accounts is meant?'] });
    world.clock.advance(DAY / 2);
    await by(vn, id, 'supply-information', { answers: ['The one created in October.'] });
    await by(br, id, 'issue-order');
    const preservedAt = world.clock.now().toISOString();
    const preserved = await by(br, id, 'preserve', { preservedAt, periodDays: 60, preserved: 'One mailbox' });
    expect(preserved.status).toBe('preserved');
    await by(vn, id, 'request-extension', { days: 30, reason: 'The request is being translated.' });
    await by(br, id, 'grant-extension', { additionalDays: 30 });
    const [mine, theirs] = [await agreed(vn, id), await agreed(br, id)];
    expect(mine).toEqual(theirs);
    expect(mine.acts.map(({ effect }) => effect)).toEqual(mine.acts.map(() => 'effective'));
    const expiry = mine.deadlines.find(({ key }) => key === 'preservation-expiry');
    expect(Date.parse(expiry!.dueAt!) - Date.parse(preservedAt)).toBe(90 * DAY);
  });

  it('is held beyond its period once the follow-up request is linked, until that is decided', async () => {
    const id = await submit();
    await preserve(id);
    await by(vn, id, 'link-follow-up', { reference: 'VN-MLA-7', filedAt: world.clock.now().toISOString() });
    expect((await br.as('liaison').case(id)).status).toBe('held-pending-follow-up');
    await by(br, id, 'disclose', { decisionReference: 'STJ 44/2026' });
    expect(await agreed(vn, id)).toMatchObject({ status: 'disclosed' });
    expect(await agreed(vn, id)).toEqual(await agreed(br, id));
  });

  it('shows for every act who signed it, when, and when the other side confirmed it', async () => {
    const id = await submit();
    await by(br, id, 'acknowledge');
    const [submitted, acknowledged] = (await vn.as('officer').timeline(id)) as [TimelineItem, TimelineItem];
    expect(submitted).toMatchObject({
      act: 'submit',
      author: 'VN',
      officer: { name: 'officer of VN', role: 'officer' },
    });
    expect(submitted.delivery).toMatchObject({ state: 'receipted', attempts: 0 });
    expect(acknowledged).toMatchObject({ act: 'acknowledge', author: 'BR', delivery: { state: 'received' } });
    expect(submitted.delivery!.receipt!.split('.')).toHaveLength(3);
  });

  it('converges when both sides act at the same time: the later act in the order is without effect, and both say so', async () => {
    const id = await submit();
    await Promise.all([
      vn.as('officer').act(id, 'withdraw', { reason: 'The suspect has confessed.' }),
      br.as('liaison').act(id, 'acknowledge'),
    ]);
    await world.carry();
    const [mine, theirs] = [await agreed(vn, id), await agreed(br, id)];
    expect(mine).toEqual(theirs);
    expect(mine.status).toBe('withdrawn');
    expect(mine.acts).toHaveLength(3);
  });

  it('leaves a ledger on both sides that verifies, with one entry for every act', async () => {
    const id = await submit();
    for (const state of [vn, br]) {
      const found = await state.as('auditor').timeline(id);
      const entries = found.filter((item) => item.event === (state === vn ? 'act-performed' : 'act-received'));
      expect(entries).toHaveLength(1);
      await state.app.get(Sequencer).sequence();
      const verdict = await state.as('auditor').request<{ ok: boolean; unsequenced: number }>('/api/ledger/verify');
      expect(verdict).toMatchObject({ ok: true, broken: null });
    }
  });
});
