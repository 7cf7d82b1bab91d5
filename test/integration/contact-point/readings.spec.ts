import { randomUUID } from 'node:crypto';
import type { CaseRequest } from '#client';
import { procedures } from '#convention';
import { DataSource } from 'typeorm';
import { RawDesk } from '../../support/raw-desk.js';
import { preservationRequest } from '../../support/requests.js';
import { StatementFaults } from '../../support/statement-faults.js';
import { World } from '../../support/world.js';
import { Pair } from './pair.js';

describe('the contents of a confidential case', () => {
  let world: World;
  let pair: Pair;
  let desk: RawDesk;

  beforeAll(async () => {
    world = await World.start();
    pair = new Pair(world);
    desk = await RawDesk.open(world);
  }, 60_000);
  afterAll(() => world.stop());

  const word = `word${randomUUID().slice(0, 8)}`;
  const request = (more: object = {}): Partial<CaseRequest> => {
    const { contents } = preservationRequest('BR');
    return { contents: { ...contents, necessity: `Because of ${word}.`, ...more } };
  };
  const secret = { secrecy: { keepSecret: true, doNotNotifyUser: true } };
  const suggested = { suggestedDeadline: { date: '2030-01-01', reason: `Before ${word} ends` } };
  const submitted = async (more: object): Promise<string> => {
    const id = await pair.submit(request(more));
    await world.carry();
    return id;
  };
  const found = async (query: string) => {
    const { json } = await desk.send({ path: `/api/cases?${query}` });
    return json as unknown as { items: { id: string; reference: string }[]; nextCursor: string | null };
  };

  it('is not found by what it says, not even that there is more; by its reference it is', async () => {
    const [open, closed] = [await submitted({}), await submitted(secret)];
    await submitted(secret);
    expect(await found(`q=${word}&limit=1`)).toMatchObject({ items: [{ id: open }], nextCursor: null });
    const { reference } = await (await pair.as(pair.vn, 'officer')).case(closed);
    expect((await found(`q=${reference.toLowerCase()}`)).items.map(({ id }) => id)).toEqual([closed]);
    expect((await found('')).items.map(({ id }) => id)).toContain(closed);
  });

  it('is not quoted by the list of deadlines', async () => {
    const [open, closed] = [await submitted(suggested), await submitted({ ...secret, ...suggested })];
    const { json } = await desk.send({ path: '/api/deadlines?limit=200', as: 'liaison', at: pair.br });
    const items = json.items as { case: { id: string }; explanation: { code: string }[] }[];
    const of = (id: string) => items.filter((item) => item.case.id === id);
    expect(JSON.stringify(of(open))).toContain(word);
    expect(of(closed).length).toBe(of(open).length);
    expect(JSON.stringify(of(closed))).not.toContain(word);
    expect(of(closed)[0]!.explanation).toMatchObject([{ code: 'shown-in-case' }]);
  });

  it('leaves a trace when the names of waiting files are read, or an approval is given once more', async () => {
    const contents = {
      ...procedures.extradition!.examples.submit!(pair.now()),
      confidentiality: { keepConfidential: true },
    };
    const officer = await pair.as(pair.vn, 'officer');
    const draft = await officer.draft({ kind: 'extradition', to: 'BR', urgency: 'urgent', contents });
    await officer.uploads(draft.id);
    expect(await pair.events(pair.vn, draft.id, 'waiting-files-read')).toEqual([{ role: 'officer' }]);
    const supervisor = await pair.as(pair.vn, 'supervisor');
    await supervisor.approve(draft);
    expect(await pair.events(pair.vn, draft.id, 'case-read')).toEqual([]);
    await supervisor.approve(draft);
    expect(await pair.events(pair.vn, draft.id, 'case-read')).toEqual([{ role: 'supervisor' }]);

    const faults = new StatementFaults(pair.vn.app.get(DataSource));
    const once = (key: string) => supervisor.approve(draft, { 'idempotency-key': key });
    const statements = await faults.counting(() => once('counted'));
    for (let n = 1; n <= statements; n += 1) {
      const before = (await pair.events(pair.vn, draft.id, 'case-read')).length;
      await expect(faults.breaking(n, 'before', () => once(`key-${n}`))).rejects.toMatchObject({ status: 503 });
      await once(`key-${n}`);
      expect(await pair.events(pair.vn, draft.id, 'case-read')).toHaveLength(before + 1);
    }
  });
});
