import type { CaseAnswer } from '#client';
import type { NetworkFile } from '../../../apps/sandbox/network-file.js';
import { clientOf, makeTrainingCases } from '../../../apps/sandbox/training-cases.js';
import { eventually } from '../../support/eventually.js';
import { officerRoles, tokenOf } from '../../support/tokens.js';
import { World } from '../../support/world.js';

describe('the training cases of a new network', () => {
  let world: World;
  let network: NetworkFile;

  beforeAll(async () => {
    world = await World.start();
    const states = [...world.states.values()].map(async (state) => {
      const officer = async (role: (typeof officerRoles)[number]) => ({
        ...{ name: role, email: `${role}@example`, password: '', role },
        token: await tokenOf(state, role),
      });
      return { code: state.code, url: state.url, officers: await Promise.all(officerRoles.map(officer)) };
    });
    network = { register: { url: world.registerUrl }, states: await Promise.all(states) };
  }, 60_000);
  afterAll(() => world.stop());

  /** Makes them while everything that is sent is carried. */
  async function make(among: NetworkFile): Promise<void> {
    let over = false;
    const made = makeTrainingCases(among).finally(() => (over = true));
    made.catch(() => undefined);
    await eventually(async () => {
      await world.carry();
      if (!over) throw new Error('they are still being made');
    });
    return made;
  }

  async function outgoing(code: string): Promise<{ id: string; status: string; version: number }[]> {
    const officer = clientOf(
      network.states.find((state) => state.code === code)!,
      'officer',
    );
    const { items } = await officer.request<{ items: CaseAnswer[] }>('/api/cases?box=outgoing&sort=created');
    return items.map(({ id, status, version }) => ({ id, status, version }));
  }

  const statuses = async (code: string) => (await outgoing(code)).map(({ status }) => status).sort();

  it('are made once, however often the start has failed or was interrupted', async () => {
    const broken = structuredClone(network);
    const { officers } = broken.states[1]!;
    const token = (role: string) => officers.find((officer) => officer.role === role)!;
    token('officer').token = 'nobody';
    token('liaison').token = token('auditor').token;
    await expect(make(broken)).rejects.toThrow(/^40[13]/);
    expect(await statuses('VN')).toEqual(['delivered', 'delivered', 'delivered', 'draft']);
    expect(await statuses('BR')).toEqual([]);
    const first = await outgoing('VN');

    const begun = clientOf(network.states[1]!, 'liaison');
    const asked = await begun.request<{ items: CaseAnswer[] }>('/api/cases?box=incoming&sort=created');
    const routine = asked.items.filter(({ urgency }) => urgency === 'routine');
    expect(routine).toHaveLength(2);
    await begun.act(routine[0]!.id, 'acknowledge');

    await make(network);
    expect(await statuses('VN')).toEqual(['delivered', 'draft', 'extension-requested', 'information-requested']);
    expect(await statuses('BR')).toEqual(['acknowledged', 'preserved', 'refused']);
    expect((await outgoing('VN')).map(({ id }) => id)).toEqual(first.map(({ id }) => id));

    const made = [await outgoing('VN'), await outgoing('BR')];
    await make(network);
    expect([await outgoing('VN'), await outgoing('BR')]).toEqual(made);
  }, 60_000);
});
