import { jest } from '@jest/globals';
import { DataSource } from 'typeorm';
import type { CaseAnswer } from '#client';
import { Sweeper } from '../../../apps/contact-point/deadlines/sweeper.service.js';
import { Documents } from '../../../apps/contact-point/documents/documents.service.js';
import { edited } from '../../support/requests.js';
import { stored } from '../../support/stored.js';
import { StatementFaults } from '../../support/statement-faults.js';
import { World, type TestState } from '../../support/world.js';
import { DAY, Pair } from './pair.js';

/** What a follow-up request says beyond its preservation. */
const own = {
  legalBasis: { instrument: 'hanoi', article: '40', agreedOtherwise: true },
  conduct: { description: 'A false page of a bank took passwords', requestingProvision: 'Penal Code, Article 290' },
  proceeding: {
    subject: 'Fraud by a false bank page',
    nature: 'investigation',
    conductedBy: 'Prosecutor of the capital',
    functions: 'Leads the investigation',
  },
  assistance: 'Disclosure of the data preserved',
  aim: 'To find out who used the mailbox',
};
const result = {
  items: [{ description: 'Sign-in records', sha256: 'b'.repeat(64) }],
  evidentialStatus: 'evidence',
  use: { scope: 'proceedings-of-the-request', onwardTransfer: 'prior-authorisation' },
  procedureFollowed: 'none-was-wished',
};
const refusal = {
  grounds: ['nonconforming-request'],
  reasons: 'The request does not say who conducts the proceeding.',
  noConsultationReason: 'The questions were not answered.',
};

describe('the watch over a preservation and its follow-up request', () => {
  let world: World;
  let pair: Pair;
  let vn: TestState;
  let br: TestState;

  beforeAll(async () => {
    world = await World.start({ states: ['VN', 'BR', 'ZA'] });
    pair = new Pair(world);
    ({ vn, br } = pair);
  }, 60_000);
  afterAll(() => world.stop());
  afterEach(() => jest.restoreAllMocks());

  const officer = () => pair.as(vn, 'officer');
  const liaison = () => pair.as(br, 'liaison');
  const sweep = async () => {
    for (const state of [vn, br]) await state.app.get(Sweeper).sweep();
    await world.carry();
  };
  const codes = ({ remarks }: CaseAnswer) => remarks.map(({ code }) => code);
  const onBoth = async (id: string) => [await (await officer()).case(id), await (await liaison()).case(id)];

  const drafted = async (id: string): Promise<CaseAnswer> => {
    const client = await officer();
    const draft = await client.followUp(id, { kind: 'mutual-legal-assistance' });
    return edited(client, draft, { contents: { ...draft.contents, ...own } });
  };
  const filed = async (id: string): Promise<CaseAnswer> => {
    const draft = await drafted(id);
    await pair.approved(draft.id);
    const answer = await (await officer()).act(draft.id, 'submit');
    await world.carry();
    return answer;
  };
  const reviewed = async (id: string) => {
    for (const act of ['acknowledge', 'start-review']) await pair.carried(br, id, act);
  };
  const completed = async (id: string) => {
    await reviewed(id);
    await pair.carried(br, id, 'record-human-rights-check', { checkedBy: 'Court', outcome: 'no-objection' });
    await pair.carried(br, id, 'accept');
    await pair.carried(br, id, 'start-execution', { executedBy: 'Court' });
    await pair.carried(br, id, 'complete', result);
  };

  it('says on both sides that no follow-up request is filed, and at home that one is drafted', async () => {
    const id = await pair.preservedCase();
    for (const found of await onBoth(id)) {
      expect(codes(found)).toEqual(['no-follow-up-filed']);
      const warnings = found.deadlines.filter(({ basis }) => basis === 'warning');
      expect(warnings).toHaveLength(5);
      for (const { explanation } of warnings)
        expect(explanation).toContainEqual(expect.objectContaining({ code: 'no-follow-up' }));
    }
    const draft = await drafted(id);
    const [mine, theirs] = await onBoth(id);
    expect(codes(mine!)).toEqual(['no-follow-up-filed', 'follow-up-drafted']);
    expect(mine!.remarks[1]!.message).toContain(draft.reference);
    expect(codes(theirs!)).toEqual(['no-follow-up-filed']);
  });

  it('holds the data on both sides once the request is submitted, whatever time passes, and warns no more', async () => {
    const id = await pair.preservedCase();
    const request = await filed(id);
    expect(request.links).toMatchObject([{ case: id, relation: 'follow-up', status: 'held-pending-follow-up' }]);
    expect(request.remarks).toEqual([]);
    world.clock.advance(200 * DAY);
    await sweep();
    expect(await pair.agreedStatus(id)).toBe('held-pending-follow-up');
    for (const state of [vn, br]) expect(await pair.events(state, id, 'deadline-warning')).toEqual([]);
    const [mine, theirs] = await onBoth(id);
    expect([codes(mine!), codes(theirs!)]).toEqual([[], []]);
    expect(theirs!.links).toMatchObject([{ case: request.id, direction: 'from', status: 'delivered' }]);
    const acts = (await (await liaison()).timeline(id)).filter(({ act }) => act === 'link-follow-up');
    expect(acts).toMatchObject([{ effect: 'effective', officer: { role: 'officer' } }]);
  });

  it('tells both sides when the request has been executed: the data are then disclosed', async () => {
    const id = await pair.preservedCase();
    const request = await filed(id);
    await completed(request.id);
    expect(await pair.agreedStatus(id)).toBe('follow-up-decided');
    const [mine, theirs] = await onBoth(id);
    expect([codes(mine!), codes(theirs!)]).toEqual([['follow-up-decided'], ['follow-up-decided']]);
    expect(theirs!.deadlines).toContainEqual(expect.objectContaining({ key: 'conclusion', state: 'running' }));
    expect(theirs!.allowedActs.map(({ act }) => act)).toEqual(['confirm-follow-up', 'disclose', 'release']);
    await pair.carried(br, id, 'disclose', { decisionReference: 'STJ 44/2026' });
    expect(await pair.agreedStatus(id)).toBe('disclosed');
    expect((await (await officer()).case(id)).deadlines).toContainEqual(
      expect.objectContaining({ key: 'conclusion', state: 'met' }),
    );
  });

  it('lets the requested State release the data when the request was refused, naming the decision', async () => {
    const id = await pair.preservedCase();
    const request = await filed(id);
    await reviewed(request.id);
    await pair.carried(br, request.id, 'refuse', refusal);
    expect(await pair.agreedStatus(id)).toBe('follow-up-decided');
    await expect(pair.act(br, id, 'release')).rejects.toMatchObject({ code: 'decision-reference-missing' });
    await pair.carried(br, id, 'release', { decisionReference: 'STJ 45/2026' });
    expect(await pair.agreedStatus(id)).toBe('released');
  });

  it('lets the requested State release the data when the request was withdrawn, and reminds it of that', async () => {
    const id = await pair.preservedCase();
    const request = await filed(id);
    await pair.carried(vn, request.id, 'withdraw', { reason: 'The suspect has confessed.' });
    expect(await pair.agreedStatus(id)).toBe('follow-up-decided');
    world.clock.advance(8 * DAY);
    await sweep();
    expect(await pair.events(br, id, 'deadline-missed')).toContainEqual(
      expect.objectContaining({ key: 'conclusion', side: 'requested' }),
    );
    await pair.carried(br, id, 'release');
    expect(await pair.agreedStatus(id)).toBe('released');
  });

  it('holds the data again for a second request after the first was refused, though the period is over', async () => {
    const id = await pair.preservedCase();
    const first = await filed(id);
    world.clock.advance(90 * DAY);
    await reviewed(first.id);
    await pair.carried(br, first.id, 'refuse', refusal);
    const client = await officer();
    const second = await client.draft({
      ...{ kind: 'mutual-legal-assistance', to: 'BR', urgency: 'routine' },
      contents: (await client.case(first.id)).contents,
      links: [{ relation: 'follow-up', case: id }],
    });
    await pair.approved(second.id);
    await client.act(second.id, 'submit');
    await world.carry();
    expect(await pair.agreedStatus(id)).toBe('held-pending-follow-up');
    const [mine] = await onBoth(id);
    expect(mine!.deadlines).toContainEqual(expect.objectContaining({ key: 'conclusion', state: 'cancelled' }));
  });

  it('is held for a request that was filed before the data were preserved, as soon as they are', async () => {
    const id = await pair.submit();
    await world.carry();
    for (const act of ['acknowledge', 'start-review', 'issue-order']) await pair.carried(br, id, act);
    const request = await filed(id);
    expect(codes(request)).not.toContain('not-told-in-linked-case');
    expect(await pair.agreedStatus(id)).toBe('order-issued');
    await pair.carried(br, id, 'preserve', pair.preserved());
    expect(await pair.agreedStatus(id)).toBe('held-pending-follow-up');
    for (const found of await onBoth(id)) expect(codes(found)).toEqual([]);
    world.clock.advance(200 * DAY);
    await sweep();
    expect(await pair.agreedStatus(id)).toBe('held-pending-follow-up');
    await completed(request.id);
    expect(await pair.agreedStatus(id)).toBe('follow-up-decided');
  });

  it('is held for two requests until both are decided', async () => {
    const id = await pair.preservedCase();
    const first = await filed(id);
    const second = await filed(id);
    expect(codes(second)).not.toContain('not-told-in-linked-case');
    for (const found of await onBoth(id)) expect(codes(found)).toEqual([]);
    await expect(pair.act(br, id, 'disclose', { decisionReference: 'STJ 46/2026' })).rejects.toMatchObject({
      code: 'other-follow-ups-open',
    });
    await pair.carried(vn, second.id, 'withdraw', { reason: 'Filed twice.' });
    expect(await pair.agreedStatus(id)).toBe('held-pending-follow-up');
    await reviewed(first.id);
    await pair.carried(br, first.id, 'refuse', refusal);
    expect(await pair.agreedStatus(id)).toBe('follow-up-decided');
  });

  it('does not touch a preservation by another State', async () => {
    const id = await pair.preservedCase();
    const { contents } = await drafted(id);
    const client = await officer();
    const elsewhere = await client.draft({
      ...{ kind: 'mutual-legal-assistance', to: 'ZA', urgency: 'routine', contents },
      links: [{ relation: 'follow-up', case: id }],
    });
    await pair.approved(elsewhere.id);
    const submitted = await client.act(elsewhere.id, 'submit');
    await world.carry();
    expect(submitted.remarks).toEqual([]);
    expect(await pair.agreedStatus(id)).toBe('preserved');
    expect(codes(await client.case(id))).toEqual(['no-follow-up-filed', 'follow-up-drafted']);
  });

  it('tells in a completed case that what is missing is asked for by a request of its own', async () => {
    const request = await filed(await pair.preservedCase());
    await completed(request.id);
    const client = await officer();
    const supplement = await client.followUp(request.id, { kind: 'mutual-legal-assistance' });
    expect(supplement.missing).toEqual([]);
    await pair.approved(supplement.id);
    await client.act(supplement.id, 'submit');
    await world.carry();
    expect(await pair.agreedStatus(request.id)).toBe('supplementary-requested');
    const [told] = (await client.timeline(request.id)).filter(({ act }) => act === 'request-supplement');
    expect(told).toMatchObject({ contents: { reference: supplement.reference, missing: own.assistance } });
  });

  it('is one transaction: broken at any statement, neither case has changed; later both have', async () => {
    const faults = new StatementFaults(vn.app.get(DataSource));
    // Acts without documents: a transaction that gives up for one begins again, and has other statements.
    jest.spyOn(vn.app.get(Documents), 'stated').mockResolvedValue(undefined);
    const prepared = async () => {
      const id = await pair.preservedCase();
      const request = await drafted(id);
      await pair.approved(request.id);
      return { id, request };
    };
    const client = await officer();
    const submit = (id: string) => client.act(id, 'submit', undefined, { 'idempotency-key': `submit-${id}` });
    const probe = await prepared();
    const statements = await faults.counting(() => submit(probe.request.id));
    await world.carry();
    const { id, request } = await prepared();
    const before = await stored(vn.owner);
    for (let n = 1; n <= statements; n += 1) {
      const answer = await faults.breaking(n, 'before', () => submit(request.id).catch((error: Error) => error));
      expect(answer).toBeInstanceOf(Error);
      expect(await stored(vn.owner)).toEqual(before);
    }
    await faults.breaking(statements, 'after', () => submit(request.id).catch((error: Error) => error));
    const once = await stored(vn.owner);
    expect(await submit(request.id)).toMatchObject({
      status: 'submitted',
      links: [{ status: 'held-pending-follow-up' }],
    });
    expect(await stored(vn.owner)).toEqual(once);
    await world.carry();
    expect([await pair.agreedStatus(id), await pair.agreedStatus(request.id)]).toEqual([
      'held-pending-follow-up',
      'delivered',
    ]);
  });
});
