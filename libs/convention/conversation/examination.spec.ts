import { procedures } from '../procedures.js';
import { played, t, trying } from '../rules/play.js';

const kind = 'mutual-legal-assistance';
const asked = () => played(kind, ['acknowledge', 'start-review', 'request-information']);

describe('a requesting State that does not answer', () => {
  test.each(Object.keys(procedures))('locks nobody out of a case of %s', (name) => {
    const stops = procedures[name]!.acts.filter(({ from }) => from.includes('information-requested'));
    const out = stops.some(({ by, to }) => by === 'requested' && to !== 'unchanged');
    expect(out).toBe(stops.length > 0);
  });

  test('leaves its questions behind: the requested State goes on, and decides', () => {
    expect(trying(asked(), 'refuse')).toBe('act-not-allowed');
    expect(trying(asked(), 'go-on-without-answer', { reason: undefined })).toBe('contents-incomplete');
    const gone = asked().play('go-on-without-answer', t(6));
    for (const act of ['refuse', 'postpone']) expect(trying(gone, act)).toBe('done');
    expect(gone.deadlines()).toMatchObject({
      'information-reply': { ended: 'cancelled', stoppedAt: t(6) },
      decision: { ended: null, pausedAt: null },
    });
  });

  test('can still answer afterwards, once', () => {
    const late = asked().play('go-on-without-answer', t(6)).play('supply-information', t(7));
    expect(late.state().timeline.at(-1)?.effect).toBe('effective');
    expect(trying(late, 'supply-information')).toBe('no-questions-to-answer');
  });

  test('has the conditions taken back from it, and another decision is due', () => {
    const offered = played(kind, [
      'acknowledge',
      'start-review',
      'record-human-rights-check',
      'accept-with-conditions',
    ]);
    const taken = offered.play('take-back-conditions', t(8));
    expect(trying(taken, 'accept-conditions')).toBe('act-not-allowed');
    expect(taken.deadlines()).toMatchObject({
      'conditions-reply': { ended: 'cancelled' },
      'new-decision': { startsAt: t(8), ended: null },
    });
    expect(trying(taken, 'accept')).toBe('done');
  });
});

interface Unanswered {
  name: string;
  /** That put it. */
  acts: readonly string[];
  back: string;
  answer: string;
  /** The clock of the answer, and that of what is due instead, which `next` brings. */
  reply: string;
  due: string;
  next: string;
}

const unanswered: readonly Unanswered[] = [
  {
    ...{ name: 'preservation', acts: ['start-review', 'give-risk-notice'] },
    ...{ back: 'take-back-risk-notice', answer: 'proceed', reply: 'risk-reply', due: 'order', next: 'issue-order' },
  },
  {
    name: 'extradition',
    acts: [
      ...['start-formal-check', 'record-human-rights-check', 'refer-to-court', 'record-judicial-decision'],
      'grant-conditionally',
    ],
    ...{ back: 'take-back-assurances', answer: 'give-assurances', reply: 'assurances-reply' },
    ...{ due: 'new-decision', next: 'grant' },
  },
  {
    ...{ name: 'transfer-of-sentenced-person', acts: ['start-review', 'offer-terms'] },
    ...{ back: 'take-back-terms', answer: 'accept-terms', reply: 'terms-reply', due: 'new-decision', next: 'refuse' },
  },
  {
    ...{ name: 'technical-assistance', acts: ['start-review', 'propose'], back: 'take-back-proposal' },
    ...{ answer: 'accept-proposal', reply: 'proposal-reply', due: 'new-decision', next: 'refuse' },
  },
  {
    ...{ name: 'asset-return', acts: ['open-negotiation', 'offer-terms'] },
    ...{ back: 'take-back-terms', answer: 'accept-terms', reply: 'terms-reply', due: 'new-terms', next: 'refuse' },
  },
  {
    ...{ name: 'asset-return', acts: ['open-negotiation', 'offer-terms', 'counter-terms'] },
    ...{ back: 'take-back-counter-terms', answer: 'accept-counter-terms', reply: 'counter-terms-reply' },
    ...{ due: 'new-terms', next: 'offer-terms' },
  },
];

describe('what the other State leaves unanswered', () => {
  test.each(unanswered)('in $name: $back', ({ name, acts, back, answer, reply, due, next }) => {
    const put = played(name, ['acknowledge', ...acts]);
    expect(trying(put, back, { reason: undefined })).toBe('contents-incomplete');
    const taken = put.play(back, t(9));
    expect(trying(taken, answer)).toBe('act-not-allowed');
    expect(taken.deadlines()).toMatchObject({
      [reply]: { ended: 'cancelled', stoppedAt: t(9) },
      [due]: { side: 'requested', ended: null, pausedAt: null },
    });
    expect(trying(taken, next)).toBe('done');
  });
});

describe('an accepted request that is postponed', () => {
  const begun = ['acknowledge', 'start-review', 'record-human-rights-check', 'accept', 'start-execution', 'postpone'];
  const resumed = () => played(kind, [...begun, 'resume-review']);

  test('is to be decided anew, and its execution waits for that', () => {
    expect(resumed().deadlines()).toMatchObject({
      'new-decision': { side: 'requested', startsAt: t(7), ended: null },
      execution: { dueAt: null, pausedAt: t(6) },
    });
    const decided = resumed().play('accept', t(9));
    expect(decided.deadlines()).toMatchObject({ 'new-decision': { ended: 'met' }, execution: { pausedAt: null } });
  });

  test('has one such deadline at a time, however often it is postponed', () => {
    const again = resumed().play('postpone', t(8)).play('resume-review', t(9)).deadlines();
    expect(again).toMatchObject({
      'new-decision': { ended: 'cancelled', stoppedAt: t(8) },
      'new-decision#2': { startsAt: t(9), ended: null },
    });
  });

  test('but not decided goes on with the deadline that it has', () => {
    const undecided = played(kind, ['acknowledge', 'start-review', 'postpone', 'resume-review']).deadlines();
    expect(undecided).not.toHaveProperty('new-decision');
    expect(undecided).toMatchObject({ decision: { ended: null, pausedAt: null } });
  });
});

describe('a decision that is turned down', () => {
  test.each([
    ['technical-assistance', ['start-review', 'propose', 'decline-proposal']],
    [
      'extradition',
      [
        'start-formal-check',
        'record-human-rights-check',
        'refer-to-court',
        'record-judicial-decision',
        'grant-conditionally',
        'decline-assurances',
      ],
    ],
  ] as const)('leaves another one due in %s', (name, acts) => {
    const turned = played(name, ['acknowledge', ...acts]);
    expect(turned.state().timeline.at(-1)?.effect).toBe('effective');
    expect(turned.deadlines()['new-decision']).toMatchObject({ side: 'requested', ended: null });
  });
});

describe('a consultation that changes no status', () => {
  test.each(['preservation', 'contact-point-assistance'])('is answered in time, and %s waits for it', (name) => {
    const acts = name === 'preservation' ? ['acknowledge', 'start-review', 'consult'] : ['acknowledge', 'consult'];
    const asked = played(name, acts);
    const waits = name === 'preservation' ? 'order' : 'answer';
    expect(asked.deadlines()).toMatchObject({
      'consultation-reply': { side: 'requesting', ended: null },
      [waits]: { dueAt: null, pausedAt: t(acts.length) },
    });
    const answered = asked.play('answer-consultation', t(9));
    expect(answered.deadlines()).toMatchObject({ 'consultation-reply': { ended: 'met' }, [waits]: { pausedAt: null } });
  });
});

describe('a question', () => {
  test('about the status is not put again before it is answered', () => {
    const once = played(kind, ['acknowledge', 'query-status']);
    expect(trying(once, 'query-status')).toBe('status-query-open');
    expect(trying(once.play('report-status', t(3)), 'query-status')).toBe('done');
  });

  test('of a consultation is answered once', () => {
    const answered = played('preservation', ['acknowledge', 'start-review', 'consult', 'answer-consultation']);
    expect(trying(answered, 'answer-consultation')).toBe('no-consultation-to-answer');
    expect(trying(answered.play('consult', t(6)), 'answer-consultation')).toBe('done');
  });
});
