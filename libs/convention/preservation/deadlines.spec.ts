import { Rehearsal } from '../rehearsal.js';
import { deadlines } from './deadlines.js';

const t = (hours: number): string => new Date(Date.UTC(2026, 2, 2, hours)).toISOString();
const MLA = { reference: 'MLA-1' };

/** Of an urgent request, an hour from one act to the next: how each clock that has begun ended, null while it runs. */
function ended(...acts: string[]): Record<string, string | null> {
  const rehearsal = new Rehearsal().play('submit', t(0)).receive(t(0.01));
  acts.forEach((act, index) => rehearsal.play(act, t(index + 1), /follow-up|decision|withdrawal/.test(act) ? MLA : {}));
  const clocks = Object.entries(rehearsal.deadlines()).filter(([, { basis }]) => basis === 'policy');
  return Object.fromEntries(clocks.map(([key, one]) => [key, one.ended]));
}

const review = ['acknowledge', 'start-review'];
const decided = { completeness: 'met', order: 'met', decision: 'met' };

test.each([
  [['refuse'], decided],
  [['report-not-available'], decided],
  [['issue-order'], { ...decided, decision: null }],
  [['issue-order', 'preserve'], decided],
  [['issue-order', 'report-not-available'], decided],
  [['request-information'], { completeness: 'met', order: null, decision: null, 'information-reply': null }],
  [['request-information', 'supply-information'], { completeness: 'met', 'information-reply': 'met' }],
  [['request-information', 'go-on-without-answer'], { completeness: 'met', 'information-reply': 'cancelled' }],
  [['give-risk-notice'], { completeness: 'met', order: null, decision: null, 'risk-reply': null }],
  [['give-risk-notice', 'proceed'], { order: null, decision: null, 'risk-reply': 'met' }],
  [['give-risk-notice', 'take-back-risk-notice'], { order: null, 'risk-reply': 'cancelled' }],
  [['give-risk-notice', 'withdraw'], { completeness: 'met', order: 'cancelled', 'risk-reply': 'met' }],
  [['consult'], { completeness: 'met', order: null, decision: null, 'consultation-reply': null }],
  [['consult', 'answer-consultation'], { order: null, decision: null, 'consultation-reply': 'met' }],
  [['consult', 'refuse'], { ...decided, 'consultation-reply': 'cancelled' }],
  [['consult', 'report-not-available'], { ...decided, 'consultation-reply': 'cancelled' }],
  [['consult', 'issue-order'], { order: 'met', decision: null, 'consultation-reply': 'cancelled' }],
])('under review, after %j: %j', (acts, expected) => {
  expect(ended(...review, ...acts)).toMatchObject({ receipt: 'met', acknowledgement: 'met', ...expected });
});

test.each([
  [['consult'], true],
  [['consult', 'answer-consultation'], false],
  [['consult', 'issue-order'], false],
  [['request-information'], true],
  [['request-information', 'go-on-without-answer'], false],
  [['give-risk-notice'], true],
  [['give-risk-notice', 'proceed'], false],
])('the decision waits after %j: %s', (acts, waits) => {
  const rehearsal = new Rehearsal().play('submit', t(0));
  [...review, ...acts].forEach((act, index) => rehearsal.play(act, t(index + 1)));
  expect(rehearsal.deadlines().decision?.dueAt === null).toBe(waits);
});

test('the requesting State replies to what it is asked; all else is the other one’s to do in time', () => {
  const whose = (side: string) => deadlines.flatMap((rule) => (rule.side === side ? rule.key : []));
  const replies = ['information-reply', 'consultation-reply', 'risk-reply'];
  expect(whose('requesting')).toEqual([...replies, 'expiry-warning']);
  expect(whose('requested')).toHaveLength(deadlines.length - 4);
});

const kept = [...review, 'issue-order', 'preserve'];
const asked = [...kept, 'request-extension'];
const over = [...kept, 'link-follow-up', 'report-withdrawal'];

test.each([
  [asked, 'grant-extension', { 'extension-reply': 'met' }],
  [asked, 'deny-extension', { 'extension-reply': 'met' }],
  [asked, 'link-follow-up', { 'extension-reply': 'cancelled' }],
  [asked, 'confirm-follow-up', { 'extension-reply': 'cancelled' }],
  [over, 'release', { conclusion: 'met' }],
  [over, 'link-follow-up', { conclusion: 'cancelled' }],
  [over, 'confirm-follow-up', { conclusion: 'cancelled' }],
  [over, 'withdraw', { conclusion: 'cancelled' }],
])('once preserved, %j ends with %s: %j', (acts, act, expected) => {
  const [key] = Object.keys(expected) as [string];
  expect(ended(...acts)).toMatchObject({ [key]: null });
  expect(ended(...acts, act)).toMatchObject(expected);
});

test('a conclusion is met by a disclosure, where a request was executed', () => {
  const rehearsal = new Rehearsal().play('submit', t(0));
  kept.forEach((act, index) => rehearsal.play(act, t(index + 1)));
  rehearsal.play('link-follow-up', t(6)).play('report-decision', t(7), { outcome: 'executed' });
  expect(rehearsal.play('disclose', t(8)).deadlines().conclusion).toMatchObject({ ended: 'met' });
});

test('another desk that takes the request on goes on with the clocks of the first', () => {
  const rerouted = ended('acknowledge', 'reroute', 'acknowledge');
  expect(rerouted).toMatchObject({ acknowledgement: 'met', completeness: null, order: null, decision: null });
  expect(Object.keys(rerouted).filter((key) => key.includes('#'))).toEqual([]);
});
