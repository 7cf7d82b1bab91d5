import { procedureOf } from '#convention';
import type { CaseAnswer } from '#client';
import { World } from '../../support/world.js';
import { Pair } from './pair.js';

/** What the request for extradition says beyond that for the arrest. */
const formal = {
  decision: { kind: 'arrest-warrant', authority: 'Court of Example', date: '2026-02-20', sha256: 'd'.repeat(64) },
  dualCriminality: {
    requestingProvisions: 'Criminal Code, Article 287',
    requestedProvisions: 'Penal Code, Article 154-A',
  },
  law: 'Article 287: up to twelve years of imprisonment.',
  penalty: { maximum: 'Twelve years', deathPenalty: false },
};
/** What the transfer of the proceedings says beyond the extradition. */
const transfer = {
  proceedings: { conductedBy: 'Prosecutor General', reference: 'PG-2026-7', stage: 'prosecution' },
  administrationOfJustice: 'The person is a national and will not be extradited.',
  files: [{ description: 'Investigation file', sha256: 'c'.repeat(64) }],
  atHome: 'Suspended.',
};

describe('a person who is arrested, not extradited for being a national, and tried at home', () => {
  let world: World;
  let pair: Pair;

  beforeAll(async () => {
    world = await World.start({ states: ['VN', 'BR'] });
    pair = new Pair(world);
  }, 60_000);
  afterAll(() => world.stop());

  const ordered = async (): Promise<CaseAnswer> => {
    const client = await pair.as(pair.vn, 'officer');
    const kind = 'provisional-arrest';
    const contents = procedureOf(kind).examples.submit?.() ?? {};
    const draft = await client.draft({ kind, to: 'BR', urgency: 'urgent', contents }, true);
    await pair.approved(draft.id);
    const submitted = await client.act(draft.id, 'submit');
    await world.carry();
    await pair.played(submitted, 'acknowledge', 'start-review', 'record-human-rights-check', 'order-arrest');
    return submitted;
  };

  it('is followed through three cases, each of which tells the one before', async () => {
    const arrest = await ordered();
    await pair.played(arrest, 'report-arrest');
    const extradition = await pair.followed(arrest.id, 'extradition', formal);
    expect(extradition).toMatchObject({
      remarks: [],
      links: [{ case: arrest.id, relation: 'follow-up', status: 'formal-request-received' }],
    });
    expect(await pair.agreedStatus(arrest.id)).toBe('formal-request-received');

    await pair.played(extradition, 'acknowledge', 'start-formal-check', 'refer-to-court', 'record-judicial-decision');
    await pair.played(extradition, 'refuse-nationality');
    const proceedings = await pair.followed(extradition.id, 'transfer-of-proceedings', transfer);
    expect(proceedings).toMatchObject({ urgency: 'routine', remarks: [] });
    expect(await pair.agreedStatus(extradition.id)).toBe('prosecution-requested');

    await pair.played(proceedings, 'acknowledge', 'start-review', 'accept');
    expect(await pair.agreedStatus(extradition.id)).toBe('domestic-prosecution-submitted');
    const files = procedureOf(proceedings.kind).examples['hand-over']?.() ?? {};
    await pair.carried(pair.vn, proceedings.id, 'hand-over', files);
    await pair.played(proceedings, 'report-outcome');
    expect(await pair.agreedStatus(extradition.id)).toBe('outcome-reported');
    expect(await pair.agreedStatus(proceedings.id)).toBe('outcome-reported');
  });

  it('has the extradition stand where the arrest can no longer be told of it', async () => {
    const arrest = await ordered();
    await pair.played(arrest, 'report-not-found');
    const client = await pair.as(pair.vn, 'officer');
    const contents = procedureOf('extradition').examples.submit?.() ?? {};
    const draft = await client.draft({
      ...{ kind: 'extradition', to: 'BR', urgency: 'urgent', contents },
      links: [{ relation: 'follow-up', case: arrest.id }],
    });
    await pair.approved(draft.id);
    const submitted = await client.act(draft.id, 'submit');
    await world.carry();
    expect(submitted.remarks).toMatchObject([{ code: 'not-told-in-linked-case' }]);
    expect(await pair.agreedStatus(submitted.id)).toBe('delivered');
    expect(await pair.agreedStatus(arrest.id)).toBe('not-found');
  });
});
