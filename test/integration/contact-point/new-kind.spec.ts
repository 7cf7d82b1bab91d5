import { procedures, registerProcedure } from '#convention';
import type { ProcedureTable, Schema } from '#convention';
import { longestWay, refusalsOf } from '../../../libs/convention/journeys.js';
import { equipmentLoan } from '../../../libs/convention/example-kind.js';
import { World, type TestState } from '../../support/world.js';

const script = { procedure: equipmentLoan, examples: equipmentLoan.examples };

describe('a kind of request that one file brings along', () => {
  let world: World;

  beforeAll(async () => {
    registerProcedure(equipmentLoan);
    world = await World.start();
  }, 60_000);
  afterAll(() => world.stop());

  const roleOf = (act: string): [TestState, 'officer' | 'liaison'] =>
    equipmentLoan.acts.find((rule) => rule.act === act)?.by === 'requesting'
      ? [world.state('VN'), 'officer']
      : [world.state('BR'), 'liaison'];

  const perform = async (id: string, act: string, contents = equipmentLoan.examples[act]?.()) => {
    const [state, role] = roleOf(act);
    await state.as(role).act(id, act, act === 'submit' ? undefined : contents);
    await world.carry();
  };

  const draft = async (contents = equipmentLoan.examples.submit?.() ?? {}) =>
    world.state('VN').as('officer').draft({ kind: 'equipment-loan', to: 'BR', urgency: 'urgent', contents });

  it('is drafted, sent, answered, and alike on both sides', async () => {
    const { id } = await draft();
    for (const act of longestWay(script)) await perform(id, act);
    const [mine, theirs] = [
      await world.state('VN').as('officer').case(id),
      await world.state('BR').as('liaison').case(id),
    ];
    expect([mine.status, mine.kind]).toEqual(['lent', 'equipment-loan']);
    expect(theirs).toMatchObject({ status: mine.status, deadlines: mine.deadlines, contents: mine.contents });
  });

  it('is refused on the grounds of its table, and only then', async () => {
    for (const { way, contents } of refusalsOf(script)) {
      const { id } = await draft();
      for (const act of way.slice(0, -1)) await perform(id, act);
      const wrong = world
        .state('BR')
        .as('liaison')
        .act(id, way.at(-1)!, { ...contents, ground: 'bank-secrecy' });
      await expect(wrong).rejects.toMatchObject({ code: 'contents-invalid' });
      await perform(id, way.at(-1)!, contents);
      expect((await world.state('VN').as('officer').case(id)).status).toBe('refused');
    }
  });

  it('says which provision asks for what is missing', async () => {
    const { equipment: _, ...rest } = equipmentLoan.examples.submit?.() ?? {};
    const { missing } = await draft(rest);
    expect(missing).toMatchObject([{ path: 'equipment', provision: 'hanoi-54' }]);
  });

  it('stands with the others in the tables, the description of the API and the statistics', async () => {
    const officer = world.state('VN').as('auditor');
    const { items } = await officer.request<{ items: ProcedureTable[] }>('/api/procedures');
    expect(items.map(({ kind }) => kind)).toEqual(Object.keys(procedures));
    const { components } = await officer.request<{ components: { schemas: Record<string, Schema> } }>(
      '/api/openapi.json',
    );
    expect(JSON.stringify(components.schemas)).toContain('the equipment');
    const counted = await officer.request<{ items: { kind: string }[] }>('/api/statistics');
    expect(counted.items.map(({ kind }) => kind)).toContain('equipment-loan');
  });
});
