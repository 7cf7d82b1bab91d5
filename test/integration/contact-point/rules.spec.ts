import type { StatisticsAnswer } from '#client';
import { World, type TestState } from '../../support/world.js';
import { ExampleCases, hoursOf } from './example-cases.js';
import { DAY, HOUR, Pair } from './pair.js';

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

describe('an emergency', () => {
  const emergency = {
    urgencyReason: 'A life is at risk',
    emergency: { whoIsAtRisk: 'A kidnapped child', whyImminent: 'The ultimatum ends tonight' },
  };
  const secondOfficer = { method: 'second-officer' };
  const submitted = (kind: string) => cases.submitted(kind, emergency, 'emergency');

  it('is answered only once a call back has made sure of it', async () => {
    const preservation = await (await submitted('preservation')).does('acknowledge', 'start-review');
    await preservation.refuses('issue-order', 'emergency-not-confirmed');
    await preservation.refuses('confirm-emergency', 'call-back-not-recorded', { callBack: undefined });
    await preservation.does('confirm-emergency', 'issue-order');
    await preservation.refuses('confirm-emergency', 'act-not-allowed');
    expect((await preservation.alike()).status).toBe('order-issued');

    const assistance = await submitted(mla);
    await assistance.does('acknowledge', 'start-review', 'record-human-rights-check', 'accept');
    await assistance.refuses('start-execution', 'emergency-not-confirmed');
    await assistance.does('confirm-emergency', 'start-execution', 'give-partial-result');
    expect((await assistance.alike()).status).toBe('partial-result');
  });

  it('is not confirmed by the officer who took it on, and may be refused without that', async () => {
    const reviewed = await (await submitted('preservation')).does('acknowledge', 'start-review');
    await reviewed.refuses('confirm-emergency', 'second-officer-needed', secondOfficer);
    expect((await (await reviewed.does('refuse')).alike()).status).toBe('refused');
  });

  it('is confirmed by a second officer', async () => {
    const reviewed = await (await submitted('preservation')).does('acknowledge', 'start-review');
    await (await pair.as(pair.br, 'supervisor')).act(reviewed.id, 'confirm-emergency', secondOfficer);
    await world.carry();
    expect((await (await reviewed.does('issue-order')).alike()).status).toBe('order-issued');
  });

  it('is counted alike on both sides, confirmed and not confirmed', async () => {
    world.clock.advance(DAY);
    const from = pair.now();
    await (await submitted('preservation')).does('acknowledge', 'confirm-emergency');
    for (const act of ['acknowledge', 'withdraw']) await (await submitted('preservation')).does(act);
    const counted = async (state: TestState) => {
      const client = await pair.as(state, 'auditor');
      const { items } = await client.request<StatisticsAnswer>(`/api/statistics?from=${from}&to=2999-01-01`);
      return items.flatMap(({ kind, urgency, figures }) =>
        figures
          .filter(({ figure }) => figure === 'emergency')
          .map(({ of, count }) => ({ kind, urgency, of, count }))
          .sort((a, b) => (a.of < b.of ? -1 : 1)),
      );
    };
    const row = { kind: 'preservation', urgency: 'emergency' };
    expect(await counted(pair.br)).toEqual([
      { ...row, of: 'confirmed', count: 1 },
      { ...row, of: 'not-confirmed', count: 2 },
    ]);
    expect(await counted(pair.vn)).toEqual(await counted(pair.br));
  });
});

describe('an oral request', () => {
  const oral = () => ({
    submissionMode: 'oral',
    oral: { at: new Date(world.clock.now().getTime() - HOUR).toISOString(), agreedWith: 'Duty officer, by telephone' },
  });

  it.each(['preservation', mla])('in %s is due in writing within 48 hours, until it is confirmed', async (kind) => {
    const spoken = await cases.submitted(kind, oral());
    const due = await spoken.deadline('written-confirmation');
    expect(due).toMatchObject({ side: 'requesting', ended: null, basis: 'policy' });
    expect(hoursOf(due)).toBe(48);
    await spoken.does('acknowledge', 'confirm-in-writing');
    expect(await spoken.deadline('written-confirmation')).toMatchObject({ ended: 'met' });
    await spoken.refuses('confirm-in-writing', 'no-confirmation-due');
  });

  it('is neither routine nor left undescribed', async () => {
    const routine = await cases.drafted('preservation', oral(), 'routine');
    expect(await routine.refusal('submit')).toMatchObject({ code: 'oral-not-urgent' });
    const undescribed = await cases.drafted('preservation', { submissionMode: 'oral' });
    expect(await undescribed.refusal('submit')).toMatchObject({ code: 'oral-request-not-described' });
  });
});

describe('confidentiality that cannot be kept', () => {
  const declaration = 'declare-confidentiality-not-possible';
  const preserving = async () => (await cases.submitted('preservation')).does('acknowledge', 'start-review');
  const assisting = async () =>
    (await cases.submitted(mla, { confidentiality: { keepConfidential: true } })).does(
      ...['acknowledge', 'start-review', 'record-human-rights-check', 'accept'],
    );

  it('stops the execution and its clock until the requesting State goes on without', async () => {
    for (const [opened, executing, key] of [
      [await preserving(), 'issue-order', 'order'],
      [await assisting(), 'start-execution', 'execution'],
    ] as const) {
      const due = Date.parse((await opened.deadline(key))?.dueAt ?? '');
      await opened.does(declaration);
      const from = world.clock.now().getTime();
      await opened.refuses(executing, 'confidentiality-undecided');
      expect(await opened.deadline('confidentiality-reply')).toMatchObject({ side: 'requesting', ended: null });
      expect(await opened.deadline(key)).toMatchObject({ dueAt: null, state: 'paused' });
      world.clock.advance(5 * HOUR);
      await opened.does('waive-confidentiality');
      const moved = Date.parse((await opened.deadline(key))?.dueAt ?? '') - due;
      expect(Math.abs(moved - (world.clock.now().getTime() - from))).toBeLessThan(HOUR);
      await opened.does(executing);
      expect(await opened.deadline('confidentiality-reply')).toMatchObject({ ended: 'met' });
    }
  });

  it('or withdraws', async () => {
    const opened = await (await preserving()).does(declaration, 'withdraw');
    expect((await opened.alike()).status).toBe('withdrawn');
    expect(await opened.deadline('confidentiality-reply')).toMatchObject({ ended: 'met' });
  });

  it('is declared only where it was demanded', async () => {
    const open = await (await cases.submitted(mla)).does('acknowledge');
    await open.refuses(declaration, 'confidentiality-not-demanded');
  });
});

describe('a refusal', () => {
  it.each(['preservation', mla])('of %s without consultation says why there was none', async (kind) => {
    const reviewed = await (await cases.submitted(kind)).does('acknowledge', 'start-review');
    await reviewed.refuses('refuse', 'consultation-missing', { noConsultationReason: undefined });
    await reviewed.does('consult', 'answer-consultation', ['refuse', { noConsultationReason: undefined }]);
    expect((await reviewed.alike()).status).toBe('refused');
    const unconsulted = await (await cases.submitted(kind)).does('acknowledge', 'start-review', 'refuse');
    expect((await unconsulted.alike()).status).toBe('refused');
  });
});

describe('a date', () => {
  const dayIn = (days: number) => new Date(world.clock.now().getTime() + days * DAY).toISOString().slice(0, 10);

  it('that one State proposes and the other accepts stands on both sides', async () => {
    const about = { deadline: 'decision', date: dayIn(20) };
    for (const [kind, proposes, accepts] of [
      ['preservation', 'propose-date', 'accept-date'],
      [mla, 'ask-for-date', 'grant-date'],
    ] as const) {
      const reviewed = await (await cases.submitted(kind)).does('acknowledge', 'start-review', [proposes, about]);
      expect(await reviewed.deadline('agreed-date')).toBeUndefined();
      await reviewed.refuses(accepts, 'another-date-proposed', { ...about, date: dayIn(21) });
      await reviewed.does([accepts, about]);
      const agreed = await reviewed.deadline('agreed-date');
      expect(agreed).toMatchObject({ side: 'requested', ended: null });
      const untilMidnightInBrazil = DAY + 3 * HOUR;
      expect(Date.parse(agreed?.dueAt ?? '') - Date.parse(about.date)).toBe(untilMidnightInBrazil);
    }
  });

  it('that is past is not proposed, and one that nobody proposed is not accepted', async () => {
    const reviewed = await (await cases.submitted('preservation')).does('acknowledge');
    await reviewed.refuses('propose-date', 'date-not-ahead', { deadline: 'decision', date: dayIn(-3) });
    await reviewed.refuses('accept-date', 'no-date-to-answer', { deadline: 'decision', date: dayIn(3) });
  });
});
