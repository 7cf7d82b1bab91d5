import { checkDraft } from '../decide.js';
import { preservation } from '../preservation/index.js';
import { procedureOf } from '../procedures.js';
import { Rehearsal, exampleTerms } from '../rehearsal.js';
import type { CaseView, Contents } from '../types.js';
import { followUpsOf, prefill, type FollowUpAsked } from './follow-ups.js';
import type { LeadFacts } from './rules.js';

const at = (day: number): string => new Date(Date.UTC(2026, 2, day, 12)).toISOString();

const factsOf = (view: CaseView, more: Partial<LeadFacts> = {}): LeadFacts => ({
  id: '7c1d2e3f-0000-4000-8000-000000000001',
  reference: 'VN-2026-000118',
  view,
  otherSide: 'BR',
  named: [],
  ...more,
});

const preserved = () =>
  new Rehearsal()
    .play('submit', at(1))
    .play('acknowledge', at(1))
    .play('start-review', at(1))
    .play('issue-order', at(1))
    .play('preserve', at(2), { preservedAt: at(2) });

const played = (kind: string, ...acts: string[]) =>
  acts.reduce((case_, act) => case_.play(act, at(3)), new Rehearsal(exampleTerms({ kind })).play('submit', at(3)));

/** Paths of what is still to be filled in, in no order. */
const missingIn = ({ draft }: ReturnType<typeof prefill>): string[] =>
  checkDraft(procedureOf(draft.kind), draft.contents, draft.urgency)
    .missing.map(({ path }) => path)
    .sort();

describe('a preservation', () => {
  const filled = (asked: FollowUpAsked, view: CaseView = preserved().state()) =>
    prefill(
      preservation,
      asked.kind === 'preserved-traffic-disclosure' ? 'requested' : 'requesting',
      factsOf(view),
      asked,
    );

  test('gives its follow-up request everything but the proceeding, the help and the aim', () => {
    const assistance = filled({ kind: 'mutual-legal-assistance' });
    expect(missingIn(assistance)).toEqual(['aim', 'assistance', 'proceeding']);
    expect(assistance.draft).toMatchObject({ to: 'BR', urgency: 'urgent', links: [{ relation: 'follow-up' }] });
    expect(assistance.draft.contents).toEqual({
      authority: { name: 'High-Tech Crime Division', unit: 'Digital evidence', email: 'desk@police.example' },
      domesticReference: 'C-2026-118',
      legalBasis: { instrument: 'hanoi', article: '40' },
      scopeBasis: 'convention-offence',
      offence: {
        references: ['illegal-access', 'ict-theft-or-fraud'],
        provisions: 'Criminal Code, Articles 289 and 290',
      },
      facts: expect.stringContaining('40 accounts of a bank'),
      purposes: ['stored-data'],
      storedData: {
        description: 'Subscriber information and log-in records of the account',
        categories: ['subscriber', 'traffic'],
      },
      identifiers: [
        { type: 'account', value: 'mule-42', from: '2026-02-01T00:00:00Z', to: '2026-02-04T00:00:00Z' },
        { type: 'ip-address', value: '192.0.2.7' },
      ],
      period: { from: '2026-02-01T00:00:00Z', to: '2026-02-04T00:00:00Z' },
      preservation: { reference: 'VN-2026-000118' },
      confidentiality: { keepConfidential: true },
      urgencyReason: 'The records are deleted on 3 March',
    });
  });

  test.each([
    [{ keepSecret: false, doNotNotifyUser: true }, true],
    [{ keepSecret: false, doNotNotifyUser: false }, false],
  ])('with %j asks in it for confidentiality: %s', (secrecy, keepConfidential) => {
    const view = new Rehearsal().play('submit', at(1), { secrecy }).play('acknowledge', at(1)).state();
    const { draft } = filled({ kind: 'mutual-legal-assistance' }, view);
    expect(draft.contents).toMatchObject({ confidentiality: { keepConfidential } });
  });

  test('that announced a search or a seizure gives those purposes, and another none', () => {
    const purposes = (kind: string) => {
      const announced = new Rehearsal()
        .play('submit', at(1), { followUp: { intended: true, kind } })
        .play('acknowledge', at(1));
      return filled({ kind: 'mutual-legal-assistance' }, announced.state()).draft.contents.purposes;
    };
    expect(purposes('search-or-access')).toEqual(['stored-data', 'search-seizure-freezing']);
    expect(purposes('other')).toBeUndefined();
  });

  test('gives another preservation of the same data all it asked, but dates that have passed', () => {
    const again = filled({ kind: 'preservation' });
    expect(missingIn(again)).toEqual([]);
    expect(again.draft.contents).toEqual({
      ...preserved().state().contents,
      followUp: { intended: true, kind: 'disclosure' },
      earlierPreservation: { reference: 'VN-2026-000118' },
    });
  });

  test('gives the notice of a disclosure what concerns the communication, not who executes it', () => {
    const request = preserved().state().contents as { data: object };
    const identifiers = [{ type: 'account', value: 'mule-42', from: at(1), to: at(2) }];
    const one = new Rehearsal()
      .play('submit', at(1), { data: { ...request.data, identifiers } })
      .play('acknowledge', at(1));
    const notice = filled({ kind: 'preserved-traffic-disclosure' }, one.state());
    expect(missingIn(notice)).toEqual(['authority']);
    expect(notice.draft.contents).toMatchObject({
      preservation: { reference: 'VN-2026-000118', case: factsOf(one.state()).id },
      communication: { identifier: 'mule-42', from: at(1), to: at(2) },
      legalBasis: { instrument: 'hanoi', article: '43' },
    });
    expect(missingIn(filled({ kind: 'preserved-traffic-disclosure' }))).toEqual(['authority', 'communication']);
  });

  test('of data that are elsewhere leads to the State where they may be', () => {
    const nothing = new Rehearsal()
      .play('submit', at(1))
      .play('acknowledge', at(1))
      .play('start-review', at(1))
      .play('report-not-available', at(2), { otherState: 'NL', otherProvider: 'Example Transit BV' });
    const moved = filled({ kind: 'preservation' }, nothing.state());
    expect(moved.draft).toMatchObject({
      to: 'NL',
      links: [{ relation: 'third-state' }],
      contents: { custodian: { name: 'Example Transit BV' } },
    });
    expect(missingIn(moved)).toEqual([]);
  });

  test('leads nowhere else, and says where it does', () => {
    for (const asked of [
      { kind: 'extradition' },
      { kind: 'mutual-legal-assistance', to: 'NL' },
      { kind: 'mutual-legal-assistance', relation: 'supplement' as const },
      { kind: 'preservation', relation: 'third-state' as const },
    ])
      expect(() => filled(asked)).toThrow(
        expect.objectContaining({
          code: 'follow-up-not-possible',
          details: {
            followUps: [
              expect.objectContaining({ kind: 'mutual-legal-assistance', relation: 'follow-up', to: 'BR' }),
              expect.objectContaining({ kind: 'preservation', relation: 'supplement', to: 'BR' }),
            ],
          },
        }),
      );
  });
});

describe('a disclosure of traffic data', () => {
  const disclosed = (use: object = { scope: 'proceedings-of-the-request', onwardTransfer: 'authorised' }) =>
    new Rehearsal(exampleTerms({ kind: 'preserved-traffic-disclosure' }))
      .play('submit', at(3))
      .play('disclose-traffic-data', at(3), { use })
      .state();
  const named = [{ relation: 'parent', view: preserved().state() }];
  const ask = (facts: LeadFacts, to?: string) =>
    prefill(procedureOf('preserved-traffic-disclosure'), 'requested', facts, { kind: 'preservation', to });

  test('gives the request to the third State provider, path and time, and the offence of the first preservation', () => {
    const filled = ask(factsOf(disclosed(), { named }));
    expect(missingIn(filled)).toEqual(['necessity']);
    expect(filled.remarks).toEqual([]);
    expect(filled.draft).toMatchObject({ to: 'NL', links: [{ relation: 'third-state' }] });
    expect(filled.draft.contents).toMatchObject({
      custodian: { name: 'Example Transit BV' },
      offence: (preserved().state().contents as { offence: object }).offence,
      data: {
        description: 'Session 7f3a of account mule-42',
        linkToOffence: 'The account received the stolen credentials',
        categories: ['traffic'],
        identifiers: [
          {
            type: 'other',
            value: 'Session 7f3a of account mule-42',
            from: '2026-02-01T04:00:00Z',
            to: '2026-02-01T04:20:00Z',
          },
          { type: 'ip-address', value: '198.51.100.4', from: '2026-02-01T04:00:01Z', to: '2026-02-01T04:00:01Z' },
        ],
      },
    });
  });

  test('gives what it can where the first preservation is not held', () => {
    const missing = missingIn(ask(factsOf(disclosed())));
    expect(missing).toEqual(['authority', 'data.linkToOffence', 'followUp', 'legalBasis', 'necessity', 'offence']);
  });

  test('goes to another State when the officer says so', () => {
    expect(ask(factsOf(disclosed()), 'ZA').draft.to).toBe('ZA');
    const withheld = played('preserved-traffic-disclosure', 'withhold', 'take-note').state();
    expect(followUpsOf(procedureOf(withheld.kind), 'requested', factsOf(withheld))).toEqual([]);
    expect(() => ask(factsOf(disclosed()), 'BR')).toThrow(expect.objectContaining({ code: 'follow-up-not-possible' }));
  });

  test.each(['prior-authorisation', 'prior-written-authorisation'])('reminds of the condition %s', (onwardTransfer) => {
    const { remarks } = ask(factsOf(disclosed({ scope: 'intelligence-only', onwardTransfer })));
    expect(remarks).toEqual([
      {
        code: 'onward-transfer-needs-authorisation',
        message: expect.stringContaining('BR'),
        provision: 'hanoi-36-3',
      },
    ]);
  });
});

test('mutual legal assistance that was not complete leads to a request for what is missing', () => {
  const kind = 'mutual-legal-assistance';
  const answered = played(
    kind,
    ...['acknowledge', 'start-review', 'record-human-rights-check', 'accept', 'start-execution', 'complete'],
  ).play('request-supplement', at(4));
  const filled = prefill(procedureOf(kind), 'requesting', factsOf(answered.state()), { kind });
  expect(missingIn(filled)).toEqual([]);
  expect(filled.draft).toMatchObject({
    links: [{ relation: 'supplement' }],
    contents: { assistance: 'The records of 3 February', preservation: { reference: 'VN-2026-000118' } },
  });
});

test('an answer of the contact point leads to a preservation and to legal assistance, linked as their parent', () => {
  const answered = played('contact-point-assistance', 'acknowledge', 'start-execution', 'answer').state();
  const missing = (kind: string) => {
    const filled = prefill(procedureOf('contact-point-assistance'), 'requesting', factsOf(answered), { kind });
    expect(filled.draft).toMatchObject({ to: 'BR', links: [{ relation: 'parent' }] });
    return missingIn(filled);
  };
  expect(missing('preservation')).toEqual([
    ...['custodian', 'data.categories', 'data.description', 'data.linkToOffence', 'followUp', 'necessity'],
  ]);
  expect(missing('mutual-legal-assistance')).toEqual(['aim', 'assistance', 'proceeding', 'purposes']);
});

test('information given leads its recipient to a request that says what it was told', () => {
  const kind = 'spontaneous-information';
  const given = played(kind, 'accept-conditions', 'transmit').state();
  const filled = prefill(procedureOf(kind), 'requested', factsOf(given), { kind: 'mutual-legal-assistance' });
  expect(missingIn(filled)).toEqual(['aim', 'assistance', 'authority', 'proceeding', 'purposes']);
  expect(filled.draft).toMatchObject({
    links: [{ relation: 'parent' }],
    contents: { facts: expect.stringContaining('passport'), confidentiality: { keepConfidential: true } },
  });
});

test('information on proceeds leads to their freeze, any other does not', () => {
  const procedure = procedureOf('spontaneous-information');
  const given = (change: Contents) =>
    new Rehearsal(exampleTerms({ kind: procedure.kind }))
      .play('submit', at(3), change)
      .play('accept-conditions', at(3))
      .play('transmit', at(3))
      .state();
  const proceeds = given({});
  const filled = prefill(procedure, 'requested', factsOf(proceeds), { kind: 'asset-freeze' });
  expect(missingIn(filled)).toEqual(['aim', 'assistance', 'authority', 'measures', 'proceeding']);
  expect(filled.draft.contents).toMatchObject({
    legalBasis: { article: '50' },
    property: proceeds.contents?.property,
    facts: expect.stringContaining('passport'),
  });
  const others = followUpsOf(procedure, 'requested', factsOf(given({ sort: 'offence' })));
  expect(others.map(({ kind }) => kind)).toEqual(['mutual-legal-assistance']);
});

test('a preservation whose follow-up is decided, or at risk, leads to a follow-up all the same', () => {
  const offered = (case_: Rehearsal) =>
    followUpsOf(preservation, 'requesting', factsOf(case_.state())).map(({ relation }) => relation);
  const filed = preserved().play('link-follow-up', at(3), { filedAt: at(3) });
  expect(offered(filed.play('report-withdrawal', at(4)))).toContain('follow-up');
  const atRisk = new Rehearsal().play('submit', at(1)).play('acknowledge', at(1)).play('start-review', at(1));
  expect(offered(atRisk.play('give-risk-notice', at(2)))).toContain('follow-up');
});

test('an inquiry leads to a joint investigation of the same offence', () => {
  const kind = 'law-enforcement-cooperation';
  const answered = played(kind, 'acknowledge', 'answer').state();
  const filled = prefill(procedureOf(kind), 'requesting', factsOf(answered), { kind: 'joint-investigation' });
  expect(missingIn(filled)).toEqual(['host', 'necessity', 'purpose']);
  expect(filled.draft.contents).toMatchObject({ legalBasis: { article: '48' }, offence: answered.contents?.offence });
});

describe('assets', () => {
  const granted = ['acknowledge', 'start-review', 'record-human-rights-check', 'accept', 'start-execution'];
  const open = (kind: string, asked: FollowUpAsked, ...acts: string[]) => {
    const { view, ...facts } = factsOf(played(kind, ...granted, ...acts).state());
    return prefill(procedureOf(kind), 'requesting', { ...facts, view }, asked);
  };

  test('that are frozen lead to their confiscation: on the same facts, of what is frozen', () => {
    const asked = open('asset-freeze', { kind: 'confiscation' }, 'report-freeze');
    expect(missingIn(asked)).toEqual(['assistance', 'way']);
    expect(asked.draft.links).toMatchObject([{ relation: 'follow-up' }]);
    expect(asked.draft.contents).toMatchObject({
      legalBasis: { instrument: 'hanoi', article: '50' },
      proceeding: { subject: 'Extortion of forty companies by locking their data' },
      property: [{ kind: 'virtual-asset', virtualAsset: { holding: { amount: '12.50000000' } } }],
    });
    expect(asked.draft.contents).not.toHaveProperty('freeze');
  });

  test('that were traced lead to their freeze', () => {
    const asked = open('asset-freeze', { kind: 'asset-freeze' }, 'complete-tracing');
    expect(missingIn(asked)).toEqual([]);
    expect(asked.draft).toMatchObject({ links: [{ relation: 'supplement' }], contents: { measures: ['freeze'] } });
  });

  test('asked for orally lead to a request that is made as it is made now', () => {
    const oral = { submissionMode: 'oral', oral: { at: at(3), agreedWith: 'Duty officer' } };
    const asked = new Rehearsal(exampleTerms({ kind: 'asset-freeze' })).play('submit', at(3), oral);
    const { view } = factsOf(
      [...granted, 'complete-tracing'].reduce((one, act) => one.play(act, at(4)), asked).state(),
    );
    const { draft } = prefill(procedureOf('asset-freeze'), 'requesting', factsOf(view), { kind: 'asset-freeze' });
    expect(view.contents).toMatchObject(oral);
    expect(draft.contents).not.toHaveProperty('submissionMode');
    expect(draft.contents).not.toHaveProperty('oral');
  });

  test('that are confiscated lead to their return; the link names the confiscation', () => {
    const asked = open('confiscation', { kind: 'asset-return' }, 'report-order', 'report-confiscation');
    const { missing } = checkDraft(procedureOf('asset-return'), asked.draft.contents, 'urgent', asked.draft.links);
    expect(missing.map(({ path }) => path).sort()).toEqual(['entitlement', 'recipients']);
    expect(asked.draft.contents).toMatchObject({
      legalBasis: { article: '52' },
      property: [{ heldBy: 'Exchange Example Ltd' }],
    });
  });
});

describe('a provisional arrest', () => {
  const kind = 'provisional-arrest';
  const ordered = (request: object = {}) =>
    ['acknowledge', 'start-review', 'record-human-rights-check', 'order-arrest'].reduce(
      (case_, act) => case_.play(act, at(3)),
      new Rehearsal(exampleTerms({ kind })).play('submit', at(3), { ...request }),
    );
  const ask = (view: CaseView, to?: string) =>
    prefill(procedureOf(kind), 'requesting', factsOf(view), { kind: to ? kind : 'extradition', to });

  test('leads to the request for extradition, with the day of the arrest as it was there', () => {
    const oral = { submissionMode: 'oral', oral: { at: at(3), agreedWith: 'Duty officer' } };
    const arrested = ordered({ ...oral, penalty: 'Twelve years' }).play('report-arrest', at(4), {
      arrestedAt: '2026-03-04T02:00:00Z',
    });
    const filled = ask(arrested.state());
    expect(missingIn(filled)).toEqual([...['decision.sha256', 'dualCriminality', 'law', 'penalty.deathPenalty']]);
    const { person, offence } = arrested.state().contents as { person: object; offence: object };
    expect(filled.draft).toMatchObject({ to: 'BR', urgency: 'urgent', links: [{ relation: 'follow-up' }] });
    expect(filled.draft.contents).toMatchObject({
      ...{ person, offence, penalty: { maximum: 'Twelve years' } },
      provisionalArrest: { reference: 'VN-2026-000118', arrestedOn: '2026-03-03' },
    });
    expect(filled.draft.contents).not.toHaveProperty('submissionMode');
  });

  test('of somebody who is elsewhere leads to that State', () => {
    const gone = ordered().play('report-not-found', at(4), { otherState: 'NL' });
    const filled = ask(gone.state(), 'NL');
    expect(missingIn(filled)).toEqual([]);
    expect(filled.draft).toMatchObject({ to: 'NL', links: [{ relation: 'third-state' }] });
    expect(filled.draft.contents).not.toHaveProperty('person.whereabouts');
  });
});

describe('an extradition', () => {
  const kind = 'extradition';
  const ask = (view: CaseView, to: string) => prefill(procedureOf(kind), 'requesting', factsOf(view), { kind: to });
  const decided = ['acknowledge', 'start-formal-check', 'record-human-rights-check', 'refer-to-court'];

  test('of a national that is refused leads to a transfer of the proceedings, which is not as urgent', () => {
    const refused = played(kind, ...decided, 'record-judicial-decision', 'refuse-nationality').state();
    const filled = ask(refused, 'transfer-of-proceedings');
    expect(missingIn(filled)).toEqual(['administrationOfJustice', 'atHome', 'files', 'proceedings']);
    expect(filled.draft).toMatchObject({ to: 'BR', urgency: 'routine', links: [{ relation: 'parent' }] });
    expect(filled.draft.contents).toMatchObject({
      legalBasis: { instrument: 'hanoi', article: '39' },
      suspects: [{ name: 'A. Example', nationality: 'Brazilian' }],
      dualCriminality: (refused.contents as { dualCriminality: object }).dualCriminality,
    });
  });

  test('that ended with the surrender leads to serving the sentence at home', () => {
    const way = [...decided, 'record-judicial-decision', 'grant', 'schedule-surrender', 'report-surrender'];
    const filled = ask(played(kind, ...way).state(), 'transfer-of-sentenced-person');
    expect(missingIn(filled)).toEqual([
      ...['consent', 'judgment.final', 'rehabilitation', 'sentence.remainingDays', 'sentence.servedDays'],
    ]);
    expect(filled.draft.contents).toMatchObject({
      requestingAs: 'sentencing-state',
      judgment: { court: 'Court of Example', date: '2025-11-20' },
      offence: { provisions: 'Criminal Code, Article 287', facts: expect.stringContaining('hospitals') },
    });
  });
});
