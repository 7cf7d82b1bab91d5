import { ApiProblem, type StatisticsAnswer } from '#client';
import { procedures, type Contents } from '#convention';
import type { ReservationEffect } from '#register';
import type { OfficerRole } from '../../support/tokens.js';
import { World, type TestState } from '../../support/world.js';
import { DAY, HOUR, Pair } from './pair.js';

type Urgency = 'routine' | 'urgent' | 'emergency';
type Change = Record<string, unknown>;
const mla = 'mutual-legal-assistance';

const reserved = (article: string, effect: ReservationEffect) => ({
  ...{ instrument: 'hanoi', article, summary: 'A reservation of the test', effect },
});

let pair: Pair;
let world: World;

beforeAll(async () => {
  const reservations = [reserved('16', 'article-excluded'), reserved('42(5)', 'ground-reserved')];
  world = await World.start({ party: (code) => (code === 'BR' ? { reservations } : {}) });
  pair = new Pair(world);
}, 60_000);
afterAll(() => world.stop());

const exampleOf = (kind: string, act: string): Contents => procedures[kind]?.examples[act]?.(pair.now()) ?? {};

/** The example's request, changed. */
const draft = async (kind: string, change: Change = {}, urgency: Urgency = 'urgent'): Promise<string> => {
  const contents = { ...exampleOf(kind, 'submit'), ...change };
  return (await (await pair.as(pair.vn, 'officer')).draft({ kind, to: 'BR', urgency, contents })).id;
};

/** By the State and an officer that the table names, with the example's contents, changed; everything is carried. */
async function perform(kind: string, id: string, act: string, change: Change = {}): Promise<void> {
  const rule = procedures[kind]!.acts.find((row) => row.act === act)!;
  const state = rule.by === 'requesting' ? pair.vn : pair.br;
  const client = await pair.as(state, rule.roles[0] as OfficerRole);
  if (act === 'submit') await pair.approved(id);
  await client.act(id, act, act === 'submit' ? undefined : { ...exampleOf(kind, act), ...change });
  await world.carry();
}

/** A case of that kind: what is done in it, and what is refused. */
class Played {
  private constructor(
    readonly kind: string,
    readonly id: string,
  ) {}

  static async submitted(kind: string, change: Change = {}, urgency: Urgency = 'urgent'): Promise<Played> {
    return new Played(kind, await draft(kind, change, urgency)).does('submit');
  }

  static async drafted(kind: string, change: Change = {}): Promise<Played> {
    return new Played(kind, await draft(kind, change));
  }

  async does(...acts: (string | [act: string, change: Change])[]): Promise<this> {
    for (const one of acts) {
      const [act, change] = typeof one === 'string' ? [one, {}] : one;
      await perform(this.kind, this.id, act, change);
    }
    return this;
  }

  /** The problem with which the act is refused over HTTP. */
  async refusal(act: string, change: Change = {}): Promise<Record<string, unknown>> {
    try {
      await perform(this.kind, this.id, act, change);
    } catch (error) {
      if (error instanceof ApiProblem) return error.problem;
      throw error;
    }
    return { code: 'done' };
  }

  /** Refused with this code, and in the acts of neither State. */
  async refuses(act: string, code: string, change: Change = {}): Promise<void> {
    const before = await pair.agreed(pair.br, this.id);
    const problem = await this.refusal(act, change);
    expect({ act, code: problem.code }).toEqual({ act, code });
    expect(problem).toMatchObject({ detail: expect.any(String), title: expect.any(String) });
    expect((await pair.agreed(pair.br, this.id)).acts).toEqual(before.acts);
  }

  /** Status, acts and deadlines, which both sides show alike, every act with its effect. */
  async alike() {
    const [mine, theirs] = [await pair.agreed(pair.vn, this.id), await pair.agreed(pair.br, this.id)];
    expect(theirs).toEqual(mine);
    expect(mine.acts.map(({ effect }) => effect)).toEqual(mine.acts.map(() => 'effective'));
    return mine;
  }

  /** Codes of the remarks on the last act of that name, which both sides show alike. */
  async remarks(act: string): Promise<string[]> {
    const [mine, theirs] = await Promise.all(
      [pair.vn, pair.br].map(async (state) => (await pair.as(state, 'supervisor')).timeline(this.id)),
    );
    const [here, there] = [mine, theirs].map((items) => items?.findLast((item) => item.act === act)?.warnings);
    expect(there).toEqual(here);
    return (here ?? []).map(({ code }) => code);
  }

  async deadline(key: string) {
    return (await this.alike()).deadlines.find((one) => one.key === key);
  }
}

const hoursOf = (one: { startsAt: string; dueAt: string | null } | undefined): number =>
  (Date.parse(one?.dueAt ?? '') - Date.parse(one?.startsAt ?? '')) / HOUR;

describe('an emergency', () => {
  const emergency = {
    urgencyReason: 'A life is at risk',
    emergency: { whoIsAtRisk: 'A kidnapped child', whyImminent: 'The ultimatum ends tonight' },
  };
  const secondOfficer = { method: 'second-officer' };
  const submitted = (kind: string) => Played.submitted(kind, emergency, 'emergency');

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
    const spoken = await Played.submitted(kind, oral());
    const due = await spoken.deadline('written-confirmation');
    expect(due).toMatchObject({ side: 'requesting', ended: null, basis: 'policy' });
    expect(hoursOf(due)).toBe(48);
    await spoken.does('acknowledge', 'confirm-in-writing');
    expect(await spoken.deadline('written-confirmation')).toMatchObject({ ended: 'met' });
    await spoken.refuses('confirm-in-writing', 'no-confirmation-due');
  });

  it('is neither routine nor left undescribed', async () => {
    const routine = await draft('preservation', oral(), 'routine');
    await expect(perform('preservation', routine, 'submit')).rejects.toMatchObject({ code: 'oral-not-urgent' });
    const undescribed = await Played.drafted('preservation', { submissionMode: 'oral' });
    expect(await undescribed.refusal('submit')).toMatchObject({ code: 'oral-request-not-described' });
  });
});

describe('confidentiality that cannot be kept', () => {
  const declaration = 'declare-confidentiality-not-possible';
  const preserving = async () => (await Played.submitted('preservation')).does('acknowledge', 'start-review');
  const assisting = async () =>
    (await Played.submitted(mla, { confidentiality: { keepConfidential: true } })).does(
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
    const open = await (await Played.submitted(mla)).does('acknowledge');
    await open.refuses(declaration, 'confidentiality-not-demanded');
  });
});

describe('mutual legal assistance', () => {
  const toExecution = ['acknowledge', 'start-review', 'record-human-rights-check', 'accept', 'start-execution'];
  const executing = async (change: Change = {}) => (await Played.submitted(mla, change)).does(...toExecution);

  it('compels nobody before the human-rights check', async () => {
    const reviewed = await (await Played.submitted(mla)).does('acknowledge', 'start-review');
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
      const asked = await Played.submitted(mla, { governmentRecords });
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
    const reviewed = await (await Played.submitted(mla)).does('acknowledge', 'start-review');
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

describe('the legal basis of a request', () => {
  const cite = (instrument: string) => ({ legalBasis: { instrument, name: 'Treaty between the two States, 1998' } });

  it('is in force for both, or the submission is refused with their standing', async () => {
    const unbound = await Played.drafted('preservation', cite('budapest-2ap'));
    expect(await unbound.refusal('submit')).toMatchObject({
      status: 422,
      code: 'instrument-not-in-force',
      instrument: 'budapest-2ap',
      standing: { requesting: 'signed', requested: 'signed' },
    });
    const held = await pair.agreed(pair.vn, unbound.id);
    expect([held.status, held.acts]).toEqual(['draft', []]);
  });

  it.each(['budapest', 'bilateral', 'reciprocity'])('may be another one: %s', async (instrument) => {
    const named = await Played.submitted('preservation', cite(instrument));
    expect((await named.alike()).status).toBe('delivered');
  });

  it('gives way to the treaty that binds both and comes first, unless both agree otherwise', async () => {
    const conduct = { description: 'Passwords were taken', requestingProvision: 'Penal Code, Article 290' };
    const basis = (instrument: string, more: Change = {}) => ({ legalBasis: { instrument, article: '40', ...more } });
    for (const [legalBasis, remarks] of [
      [basis('hanoi'), ['other-treaty-governs']],
      [basis('hanoi', { agreedOtherwise: true }), []],
      [basis('budapest'), []],
      [basis('untoc'), ['other-treaty-governs']],
      [basis('bilateral', { name: 'Treaty of 1998' }), []],
    ] as const) {
      const asked = await Played.submitted(mla, { ...legalBasis, conduct });
      expect((await asked.alike()).status).toBe('delivered');
      expect({ legalBasis, remarks: await asked.remarks('submit') }).toEqual({ legalBasis, remarks });
    }
  });

  it('is named where the register does not know it', async () => {
    const unnamed = await Played.drafted('preservation', { legalBasis: { instrument: 'bilateral' } });
    expect(await unnamed.refusal('submit')).toMatchObject({ code: 'legal-basis-not-named' });
  });
});

describe('a remark on a request', () => {
  const hanoi = { legalBasis: { instrument: 'hanoi', article: '42' } };
  const serious = {
    scopeBasis: 'serious-crime',
    offence: { references: ['serious-crime'], provisions: 'Penal Code', facts: 'Facts' },
  };
  const noted = async (state: TestState, id: string) =>
    (await (await pair.as(state, 'supervisor')).case(id)).remarks.map(({ code }) => code);

  it('in a language that the requested State does not list is seen in the draft, and then by both', async () => {
    const change = { ...hanoi, language: 'fr' };
    const id = await draft('preservation', change);
    expect(await noted(pair.vn, id)).toEqual(['language-not-listed']);
    await perform('preservation', id, 'submit');
    for (const state of [pair.vn, pair.br]) expect(await noted(state, id)).toEqual(['language-not-listed']);
    const spoken = await Played.submitted('preservation', { ...hanoi, language: 'pt-BR' });
    expect(await spoken.remarks('submit')).toEqual([]);
  });

  it('that meets a reservation, or a ground that the requested State has reserved', async () => {
    const offence = { ...serious.offence, references: ['non-consensual-intimate-images'] };
    expect(await (await Played.submitted('preservation', { ...hanoi, offence })).remarks('submit')).toEqual([
      'offence-reserved',
    ]);
    const open = await Played.submitted('preservation', { ...hanoi, ...serious });
    expect(await open.remarks('submit')).toEqual(['ground-reserved']);
    const ground = { grounds: ['no-dual-criminality'], reservation: 'C.N.12.2027' };
    await open.does('acknowledge', 'start-review', ['refuse', ground]);
    expect(await open.remarks('refuse')).toEqual([]);
    const legalBasis = { instrument: 'budapest', article: '29' };
    const under = await Played.submitted('preservation', { legalBasis, ...serious });
    await under.does('acknowledge', 'start-review', ['refuse', ground]);
    expect(await under.remarks('refuse')).toEqual(['ground-not-reserved']);
  });
});

describe('another serious crime than those of the Convention', () => {
  const serious = { scopeBasis: 'serious-crime' };

  it.each([
    ['asset-freeze', 'uncac'],
    ['extradition', 'untoc'],
    ['extradition', 'bilateral'],
  ])('opens no %s under the Convention, and does under %s', async (kind, instrument) => {
    const refused = await Played.drafted(kind, serious);
    expect(await refused.refusal('submit')).toMatchObject({
      status: 422,
      code: 'scope-not-open',
      provision: 'hanoi-35-1',
    });
    const legalBasis = { instrument, name: 'Treaty between the two States, 1998' };
    const accepted = await Played.submitted(kind, { ...serious, legalBasis });
    expect((await accepted.alike()).status).toBe('delivered');
  });
});

describe('a refusal', () => {
  it.each(['preservation', mla])('of %s without consultation says why there was none', async (kind) => {
    const reviewed = await (await Played.submitted(kind)).does('acknowledge', 'start-review');
    await reviewed.refuses('refuse', 'consultation-missing', { noConsultationReason: undefined });
    await reviewed.does('consult', 'answer-consultation', ['refuse', { noConsultationReason: undefined }]);
    expect((await reviewed.alike()).status).toBe('refused');
    const unconsulted = await (await Played.submitted(kind)).does('acknowledge', 'start-review', 'refuse');
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
      const reviewed = await (await Played.submitted(kind)).does('acknowledge', 'start-review', [proposes, about]);
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
    const reviewed = await (await Played.submitted('preservation')).does('acknowledge');
    await reviewed.refuses('propose-date', 'date-not-ahead', { deadline: 'decision', date: dayIn(-3) });
    await reviewed.refuses('accept-date', 'no-date-to-answer', { deadline: 'decision', date: dayIn(3) });
  });
});
