import { World } from '../../support/world.js';
import { ExampleCases, hoursOf, type Change } from './example-cases.js';
import { DAY, Pair } from './pair.js';

const mla = 'mutual-legal-assistance';

let pair: Pair;
let cases: ExampleCases;
let world: World;

beforeAll(async () => {
  world = await World.start();
  pair = new Pair(world);
  cases = new ExampleCases(pair);
}, 60_000);
afterAll(() => world.stop());

describe('mutual legal assistance', () => {
  const toExecution = ['acknowledge', 'start-review', 'record-human-rights-check', 'accept', 'start-execution'];
  const executing = async (change: Change = {}) => (await cases.submitted(mla, change)).does(...toExecution);

  it('compels nobody before the human-rights check', async () => {
    const reviewed = await (await cases.submitted(mla)).does('acknowledge', 'start-review');
    await reviewed.refuses('accept', 'human-rights-check-missing');
    await reviewed.does('record-human-rights-check', 'accept');
    expect((await reviewed.alike()).status).toBe('accepted');
  });

  it('gives nothing for other use or onward transfer before it has handed something over', async () => {
    const early = await executing();
    for (const act of ['request-use-consent', 'request-onward-transfer'])
      await early.refuses(act, 'nothing-handed-over');
    await early.refuses('grant-use-consent', 'use-consent-not-asked');
    await early.refuses('authorise-onward-transfer', 'onward-transfer-not-asked');
    await early.does('give-partial-result', 'request-use-consent', 'request-onward-transfer');
    expect((await early.alike()).status).toBe('partial-result');
  });

  it('consents to another use, or denies it with reasons, also when the case is over', async () => {
    const given = await (await executing()).does('complete', 'accept-result', 'close', 'request-use-consent');
    await given.refuses('request-use-consent', 'use-consent-open');
    expect(await given.deadline('use-consent-reply')).toMatchObject({ side: 'requested', ended: null });
    await given.does('grant-use-consent');
    expect(await given.deadline('use-consent-reply')).toMatchObject({ ended: 'met' });
    await given.refuses('deny-use-consent', 'use-consent-not-asked');
    await given.does('request-use-consent');
    await given.refuses('deny-use-consent', 'contents-incomplete', { reasons: undefined });
    await given.does('deny-use-consent');
    expect(await given.deadline('use-consent-reply#2')).toMatchObject({ ended: 'met' });
  });

  it('authorises an onward transfer in writing where its conditions of use demand that, or denies it', async () => {
    const given = await (await executing()).does('give-partial-result', 'request-onward-transfer');
    const unwritten = { writtenReference: undefined };
    await given.refuses('authorise-onward-transfer', 'written-authorisation-missing', unwritten);
    expect(await given.deadline('onward-transfer-reply')).toMatchObject({ side: 'requested', ended: null });
    await given.does('authorise-onward-transfer', 'request-onward-transfer', 'deny-onward-transfer');
    const { deadlines } = await given.alike();
    const replies = deadlines.filter(({ key }) => key.startsWith('onward-transfer-reply'));
    expect(replies.map(({ ended }) => ended)).toEqual(['met', 'met']);
  });

  it('says whether the procedure wished was followed, and why not', async () => {
    const executed = await executing({ procedureWished: 'On oath, before a judge' });
    const [unsaid, why] = [{ procedureFollowed: undefined }, { procedureReason: 'The law has no oath for this.' }];
    await executed.refuses('complete', 'contents-incomplete', unsaid);
    for (const procedureFollowed of ['partly', 'no'])
      await executed.refuses('complete', 'procedure-reason-missing', { procedureFollowed, procedureReason: undefined });
    await executed.does(['complete', { procedureFollowed: 'no', ...why }]);
    expect((await executed.alike()).status).toBe('completed');
    const plain = await (
      await executing()
    ).does(['complete', { procedureFollowed: 'yes', procedureReason: undefined }]);
    expect((await plain.alike()).status).toBe('completed');
  });

  it('has a remark on public government records that are refused, and on no others', async () => {
    for (const [governmentRecords, remarks] of [
      ['public', ['public-records-refused']],
      ['not-public', []],
    ] as const) {
      const asked = await cases.submitted(mla, { governmentRecords });
      await asked.does('acknowledge', 'start-review', 'refuse');
      expect((await asked.alike()).status).toBe('refused');
      expect(await asked.remarks('refuse')).toEqual(remarks);
    }
  });

  it('tells the sender of exculpatory information before its disclosure, or why not, and consults when asked', async () => {
    const given = await executing();
    await given.refuses('give-exculpatory-notice', 'nothing-handed-over');
    await given.does('complete');
    await given.refuses('request-disclosure-consultation', 'no-exculpatory-notice');
    await given.refuses('give-exculpatory-notice', 'advance-notice-not-explained', { given: 'after' });
    await given.does('give-exculpatory-notice', 'request-disclosure-consultation');
    expect(await given.deadline('disclosure-consultation-reply')).toMatchObject({ side: 'requesting', ended: null });
    await given.refuses('request-disclosure-consultation', 'disclosure-consultation-open');
    await given.does('answer-disclosure-consultation');
    expect(await given.deadline('disclosure-consultation-reply')).toMatchObject({ ended: 'met' });
    const after = { given: 'after', disclosedAt: pair.now(), whyNotBefore: 'The hearing was the same day.' };
    await given.does(['give-exculpatory-notice', after]);
    expect((await given.alike()).status).toBe('completed');
  });

  it('consults on extraordinary costs, and the answer is due', async () => {
    const reviewed = await (await cases.submitted(mla)).does('acknowledge', 'start-review');
    await reviewed.refuses('answer-costs', 'costs-not-asked');
    await reviewed.does('consult-on-costs');
    await reviewed.refuses('consult-on-costs', 'costs-open');
    expect(await reviewed.deadline('costs-reply')).toMatchObject({ side: 'requesting', ended: null });
    await reviewed.does('answer-costs');
    expect(await reviewed.deadline('costs-reply')).toMatchObject({ ended: 'met' });
  });

  it('gives safe conduct for fifteen days after the person was told to be no longer needed, or as both agree', async () => {
    const nobody = await executing();
    await nobody.refuses('tell-no-longer-needed', 'nobody-under-safe-conduct');
    const witness = { purposes: ['voluntary-appearance'], persons: [{ identity: 'Witness A' }] };
    const brought = await executing(witness);
    await brought.refuses('report-departure', 'nobody-told');
    await brought.does('tell-no-longer-needed');
    const clock = await brought.deadline('safe-conduct');
    expect(clock).toMatchObject({ basis: 'law', provision: 'hanoi-40-29', side: 'requesting', ended: null });
    expect(hoursOf(clock)).toBe(15 * 24);
    world.clock.advance(14 * DAY);
    await brought.does('report-departure');
    expect(await brought.deadline('safe-conduct')).toMatchObject({ ended: 'met' });
    await brought.does('tell-no-longer-needed');
    world.clock.advance(16 * DAY);
    expect(await brought.deadline('safe-conduct#2')).toMatchObject({ ended: null, state: 'missed' });
    await brought.does('report-departure');
    expect(await brought.deadline('safe-conduct#2')).toMatchObject({ ended: 'late' });
    const agreed = {
      deadline: 'safe-conduct',
      date: new Date(world.clock.now().getTime() + 30 * DAY).toISOString().slice(0, 10),
    };
    await brought.refuses('ask-for-date', 'deadline-not-running', agreed);
    await brought.does('tell-no-longer-needed', ['ask-for-date', agreed], ['grant-date', agreed]);
    expect(await brought.deadline('safe-conduct#3')).toMatchObject({ ended: 'cancelled' });
    expect(await brought.deadline('agreed-date')).toMatchObject({
      basis: 'agreed',
      provision: 'hanoi-40-29',
      ended: null,
    });
  });
});
