import { procedureOf } from '#convention';
import type { CaseAnswer } from '#client';
import { World } from '../../support/world.js';
import { Pair } from './pair.js';

/** What nobody has said before: how the property is to be confiscated, and who is to have it. */
const order = { way: 'obtain-domestic-order', assistance: 'That the property is confiscated' };
const entitlement = { recipients: ['requesting-state'], entitlement: 'It was taken from the treasury.' };

/** Without it, what compels somebody has a remark. */
const conduct = { description: 'Bribes were taken', requestingProvision: 'Penal Code, Article 354' };

const granted = ['acknowledge', 'start-review', 'record-human-rights-check', 'accept', 'start-execution'];

describe('assets that are frozen, confiscated and returned, each in a case of its own', () => {
  let world: World;
  let pair: Pair;

  beforeAll(async () => {
    world = await World.start({ states: ['VN', 'BR'] });
    pair = new Pair(world);
  }, 60_000);
  afterAll(() => world.stop());

  const officer = () => pair.as(pair.vn, 'officer');
  const codes = async (id: string) => (await (await officer()).case(id)).remarks.map(({ code }) => code);

  const submitted = async (draft: CaseAnswer): Promise<CaseAnswer> => {
    await pair.approved(draft.id);
    const answer = await (await officer()).act(draft.id, 'submit');
    await world.carry();
    return answer;
  };
  const frozen = async (): Promise<CaseAnswer> => {
    const contents = { ...procedureOf('asset-freeze').examples.submit?.(), conduct };
    const draft = await (await officer()).draft({ kind: 'asset-freeze', to: 'BR', urgency: 'urgent', contents }, true);
    const answer = await submitted(draft);
    await pair.played(answer, ...granted, 'report-freeze');
    return answer;
  };

  it('stay frozen while the confiscation is decided, which tells the freeze of its end', async () => {
    const freeze = await frozen();
    expect(await codes(freeze.id)).toEqual(['no-follow-up-filed']);
    const confiscation = await pair.followed(freeze.id, 'confiscation', order);
    expect(confiscation).toMatchObject({
      remarks: [],
      links: [{ case: freeze.id, relation: 'follow-up', status: 'held-pending-follow-up' }],
    });
    expect([await pair.agreedStatus(freeze.id), await codes(freeze.id)]).toEqual(['held-pending-follow-up', []]);

    await pair.played(confiscation, ...granted);
    await pair.carried(pair.br, confiscation.id, 'report-order', {
      ...{ issuedBy: 'Federal Court', reference: 'CR-77', date: '2026-11-02', basis: 'own-order' },
    });
    await pair.played(confiscation, 'report-confiscation');
    expect([await pair.agreedStatus(freeze.id), await codes(freeze.id)]).toEqual([
      'follow-up-decided',
      ['follow-up-decided'],
    ]);
    await pair.carried(pair.br, freeze.id, 'report-confiscated');
    expect(await pair.agreedStatus(freeze.id)).toBe('confiscated');

    const back = await pair.followed(confiscation.id, 'asset-return', entitlement);
    expect(back.contents).not.toHaveProperty('confiscation');
    expect(back.links).toMatchObject([{ case: confiscation.id, status: 'return-requested' }]);
    expect([await pair.agreedStatus(confiscation.id), await pair.agreedStatus(back.id)]).toEqual([
      'return-requested',
      'delivered',
    ]);
  });

  it('are released or kept by a decision of their own where the confiscation is withdrawn', async () => {
    const freeze = await frozen();
    const confiscation = await pair.followed(freeze.id, 'confiscation', order);
    await pair.carried(pair.vn, confiscation.id, 'withdraw', { reason: 'The money has been paid back.' });
    expect(await pair.agreedStatus(freeze.id)).toBe('follow-up-decided');
    const again = await pair.followed(freeze.id, 'confiscation', order);
    expect(await pair.agreedStatus(freeze.id)).toBe('held-pending-follow-up');
    await pair.played(again, 'acknowledge', 'start-review', 'refuse');
    expect(await pair.agreedStatus(freeze.id)).toBe('follow-up-decided');
  });
});
