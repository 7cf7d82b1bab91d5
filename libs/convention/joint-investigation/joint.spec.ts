import { allowedActs, checkDraft } from '../decide.js';
import { outcomeOf } from '../histories.js';
import { Rehearsal, exampleTerms } from '../rehearsal.js';
import type { Act, Contents, Side } from '../types.js';
import { exampleAgreement, exampleAgreementOfThree, exampleProposal } from './example.js';
import { jointInvestigation as table } from './index.js';

const at = (day: number, hour = 0): string => new Date(Date.UTC(2026, 2, day, hour)).toISOString();
const proposed = () => new Rehearsal(exampleTerms({ kind: table.kind })).play('submit', at(1)).receive(at(1));
const negotiating = () => proposed().play('acknowledge', at(1)).play('open-negotiation', at(2));
const drafted = (change: Contents = {}) => negotiating().play('draft-agreement', at(3), change);
const agreed = (change: Contents = {}) => drafted(change).play('sign', at(4)).play('countersign', at(5));
const active = (change: Contents = {}) => agreed(change).play('activate', at(6));

function outcome(rehearsal: Rehearsal, act: string, change: Contents = {}, proofs: readonly Act[] = []): string {
  const rule = table.acts.find((row) => row.act === act)!;
  const contents = { ...table.examples[act]?.(), ...change };
  const proposal = { act, side: rule.by, role: rule.roles[0]!, contents, at: new Date(at(9)), proofs };
  return outcomeOf(table, rehearsal.state(), proposal);
}
const possible = (rehearsal: Rehearsal, side: Side) => {
  const role = side === 'requesting' ? 'officer' : 'liaison';
  return allowedActs(table, rehearsal.state(), side, role, new Date(at(9))).map(({ act }) => act);
};
const another = { agreement: { description: 'The same with a comma more', sha256: 'f'.repeat(64) } };
const [vn, br, za] = exampleAgreementOfThree().participants as Contents[];

const signature = { state: 'ZA', case: 'case-2', act: 'countersigned-by-ZA' };
const signatures = [signature];
/** As South Africa has signed it, in its own case with the lead. */
const proof: Act = {
  ...agreed().acts.find(({ act }) => act === 'countersign')!,
  ...{ from: 'ZA', to: 'VN', case: 'case-2', hash: 'countersigned-by-ZA' },
};

test('a proposal says what for, where, and why jointly', () => {
  expect(() => checkDraft(table, { ...exampleProposal(), alsoAsked: ['xx'] }, 'urgent')).toThrow('ISO 3166-1');
  for (const field of ['purpose', 'necessity', 'host', 'offence', 'authority']) {
    const { missing } = checkDraft(table, { ...exampleProposal(), [field]: undefined }, 'urgent');
    expect(missing).toMatchObject([{ path: field, provision: 'hanoi-48', mark: '≈' }]);
  }
});

test('a question leaves the agreement on the table, and the decision waits for its answer', () => {
  const asked = drafted().play('request-information', at(4));
  expect(outcome(asked, 'sign')).toBe('done');
  expect(outcome(asked.play('supply-information', at(5)), 'supply-information')).toBe('no-questions-to-answer');
  const early = new Rehearsal(exampleTerms({ kind: table.kind })).play('submit', at(1)).receive(at(1));
  const waiting = early.play('acknowledge', at(1)).play('request-information', at(2));
  expect(waiting.deadlines().decision?.dueAt).toBeNull();
});

describe('the agreement', () => {
  test.each<[string, Contents[]]>([
    ['leaves out the State that is asked', [vn!, { ...za!, host: true }]],
    ['leaves out the lead', [br!, za!]],
    ['names a State twice', [vn!, br!, br!]],
    [
      'has no host',
      [
        { ...vn!, host: false },
        { ...br!, host: false },
      ],
    ],
  ])('is not put forward when it %s', (_, participants) => {
    expect(outcome(negotiating(), 'draft-agreement', { participants })).toBe('participants-not-complete');
  });

  test('is led by the State that proposed it, and ends after it begins', () => {
    expect(outcome(negotiating(), 'draft-agreement', { lead: 'BR' })).toBe('lead-is-not-the-proposer');
    expect(outcome(negotiating(), 'draft-agreement', { end: '2036-05-31' })).toBe('end-before-start');
  });

  test('can be put forward by either side, and is signed only as it stands', () => {
    expect(possible(negotiating(), 'requesting')).not.toContain('sign');
    const redrafted = drafted().play('redraft-agreement', at(4), another);
    expect(outcome(redrafted, 'sign')).toBe('another-agreement-signed');
    expect(outcome(redrafted, 'sign', { sha256: 'f'.repeat(64) })).toBe('done');
  });

  test('loses its signatures by any change, even one after both have signed', () => {
    const signed = drafted().play('sign', at(4));
    expect(signed.play('redraft-agreement', at(5), another).state().status).toBe('negotiating');
    const changed = agreed().play('draft-agreement', at(6), another);
    expect(changed.state().status).toBe('negotiating');
    expect(outcome(changed, 'activate')).toBe('act-not-allowed');
    expect(outcome(changed, 'countersign')).toBe('act-not-allowed');
  });

  test('signed by one while the other changes it is not signed', () => {
    const crossing = drafted();
    crossing.sign('sign', at(4));
    crossing.sign('redraft-agreement', at(4), { contents: { ...exampleAgreement(), ...another } });
    const { status, timeline } = crossing.exchange().state();
    expect([status, timeline.at(-1)?.effect]).toEqual(['negotiating', 'without-effect']);
  });
});

describe('it begins', () => {
  const ofThree = () => agreed(exampleAgreementOfThree());
  const activated = (given: Contents[], ...proofs: Act[]) =>
    outcome(ofThree(), 'activate', { signatures: given }, proofs);

  test.each<[string, Contents[]]>([
    ['the third State is missing', []],
    ['it is there twice', [signature, signature]],
    ['a stranger has signed too', [signature, { ...signature, state: 'FR' }]],
    ['a stranger stands in for it', [{ ...signature, state: 'FR' }]],
    ['a State of this case is named, whose signature is here', [signature, { ...signature, state: 'BR' }]],
  ])('not when %s', (_, given) => {
    expect(activated(given, proof)).toBe('signatures-not-complete');
  });

  test.each<[string, Partial<Act>]>([
    ['is of another agreement', { contents: { ...proof.contents, sha256: 'f'.repeat(64) } }],
    ['is another act', { act: 'redraft-agreement' }],
    ['is another one than is named', { hash: 'another' }],
    ['was given in another case', { case: 'case-3' }],
    ['is of another State', { from: 'FR' }],
    ['was given to another lead', { to: 'BR' }],
    ['was not given as a State that is asked', { side: 'requesting' }],
    ['is by somebody who cannot sign', { officer: { ...proof.officer, role: 'officer' } }],
  ])('not when what is carried as the signature of the third State %s', (_, change) => {
    expect(activated(signatures, { ...proof, ...change })).toBe('signature-not-proved');
  });

  test('with the act of every third State, carried as it was signed, and with nothing else', () => {
    expect(activated(signatures)).toBe('signature-not-proved');
    expect(activated(signatures, proof, { ...proof, hash: 'of-another-case' })).toBe('signature-not-proved');
    expect(activated(signatures, proof)).toBe('done');
    const begun = ofThree().play('activate', at(6), { signatures }, { proofs: [proof] });
    expect(begun.state().status).toBe('active');
    const unproved = ofThree().play('activate', at(6), { signatures });
    expect(unproved.state().timeline.at(-1)).toMatchObject({ reason: { code: 'signature-not-proved' } });
  });

  test('between two States with the two signatures of their case, the digest and the last day agreed', () => {
    expect(outcome(drafted().play('sign', at(4)), 'activate')).toBe('act-not-allowed');
    expect(outcome(agreed(), 'activate')).toBe('done');
    expect(outcome(agreed(), 'activate', { sha256: 'f'.repeat(64) })).toBe('activated-otherwise-than-agreed');
    expect(outcome(agreed(), 'activate', { end: '2037-11-30' })).toBe('activated-otherwise-than-agreed');
    expect(outcome(agreed(), 'activate', { signatures }, [proof])).toBe('signatures-not-complete');
  });
});

describe('the host State', () => {
  test('suspends it, lets it go on, and stops it', () => {
    const suspended = () => active().play('suspend-as-host', at(7));
    expect(suspended().play('resume-as-host', at(8)).state().status).toBe('active');
    expect(suspended().play('stop-as-host', at(8)).state().status).toBe('stopped');
    expect(outcome(suspended(), 'resume')).toBe('suspended-by-another-host');
  });

  test('that is a third State is heard through the lead, by the act that it signed', () => {
    const joined = agreed(exampleAgreementOfThree()).play('activate', at(6), { signatures }, { proofs: [proof] });
    expect(outcome(joined, 'suspend', { host: 'ZA', act: 'decision-of-ZA' })).toBe('done');
    expect(outcome(joined, 'suspend', { host: 'ZA' })).toBe('host-did-not-decide');
    expect(outcome(active(), 'stop', { host: 'BR' })).toBe('host-did-not-decide');
    expect(outcome(active(), 'stop', { host: 'FR', act: 'decision-of-FR' })).toBe('host-did-not-decide');
    expect(outcome(active().play('suspend', at(7)), 'resume-as-host')).toBe('suspended-by-another-host');
  });

  test('alone decides: a State that is none only declines or closes', () => {
    const elsewhere = {
      participants: [
        { ...vn!, host: true },
        { ...br!, host: false },
      ],
    };
    expect(possible(active(elsewhere), 'requested')).not.toContain('stop-as-host');
    expect(outcome(active(elsewhere), 'suspend-as-host')).toBe('not-the-host');
    expect(outcome(active(elsewhere), 'suspend', { host: 'VN' })).toBe('done');
  });
});

describe('its last day', () => {
  const asked = (rehearsal = active()) => rehearsal.play('propose-extension', at(7));

  test('is a deadline of the lead, and moves with an extension that both want', () => {
    const dropped = asked().play('suspend', at(8)).play('resume', at(9));
    expect(dropped.deadlines()['extension-reply']).toMatchObject({ ended: 'cancelled', stoppedAt: at(8) });
    expect(active().deadlines()['last-day']).toMatchObject({ side: 'requesting', dueAt: '2036-11-30T17:00:00.000Z' });
    for (const other of [{ end: '2037-12-31' }, { sha256: 'f'.repeat(64) }])
      expect(outcome(asked(), 'accept-extension', other)).toBe('extension-otherwise-than-proposed');
    const accepted = () => asked().play('accept-extension', at(8));
    expect(accepted().deadlines()['last-day']?.ended).toBeNull();
    const extended = accepted().play('extend', at(8));
    expect(extended.deadlines()['last-day']?.ended).toBe('met');
    expect(extended.deadlines()['extended-last-day']).toMatchObject({ dueAt: '2037-05-31T17:00:00.000Z', ended: null });
    expect(asked().play('decline-extension', at(8)).deadlines()['last-day']?.ended).toBeNull();
    const given = asked().play('withdraw-extension', at(8));
    expect([given.state().status, given.deadlines()['extension-reply']?.ended]).toEqual(['active', 'cancelled']);
  });

  test('moves when every State has accepted, by the act of each third State as it was signed', () => {
    const joined = agreed(exampleAgreementOfThree()).play('activate', at(6), { signatures }, { proofs: [proof] });
    const accepted = asked(joined).play('accept-extension', at(8));
    const acceptance: Act = {
      ...proof,
      ...{ act: 'accept-extension', hash: 'accepted-by-ZA', contents: table.examples['accept-extension']!() },
    };
    const named = [{ ...signature, act: 'accepted-by-ZA' }];
    const extend = (given: Contents[], ...proofs: Act[]) => outcome(accepted, 'extend', { signatures: given }, proofs);
    expect(extend([])).toBe('signatures-not-complete');
    expect(extend(signatures, proof)).toBe('signature-not-proved');
    for (const other of [{ end: '2037-06-30' }, { sha256: 'f'.repeat(64) }])
      expect(extend(named, { ...acceptance, contents: { ...acceptance.contents, ...other } })).toBe(
        'signature-not-proved',
      );
    expect(extend(named, acceptance)).toBe('done');
  });

  test('is waited for where its extension is: a delay is told of what is owed, and falls away with it', () => {
    for (const rehearsal of [agreed(), active()])
      expect(possible(rehearsal, 'requested')).not.toContain('give-delay-notice');
    const delayed = (act: string) => asked().play('give-delay-notice', at(8)).play(act, at(9)).deadlines();
    expect(delayed('decline-extension')['announced-date']?.ended).toBe('met');
    for (const act of ['withdraw-extension', 'suspend-as-host'])
      expect(delayed(act)['announced-date']).toMatchObject({ ended: 'cancelled', stoppedAt: at(9) });
    const late = drafted().play('give-delay-notice', at(4)).play('redraft-agreement', at(5));
    expect(late.deadlines()['announced-date']?.ended).toBe('met');
  });

  test('that is over is signed by nobody', () => {
    const short = { start: '2026-03-01', end: '2026-03-06' };
    expect(outcome(negotiating(), 'draft-agreement', short)).toBe('agreement-over');
    expect(outcome(drafted(short), 'sign')).toBe('agreement-over');
    expect(outcome(drafted(short).play('sign', at(4)), 'countersign')).toBe('agreement-over');
    expect(outcome(agreed(short), 'activate', { end: short.end })).toBe('agreement-over');
  });

  test('is not brought forward by an extension', () => {
    expect(outcome(active(), 'propose-extension', { end: '2036-11-30' })).toBe('extension-not-later');
  });
});

test('it is declined by a ground of its list, after a consultation; never for bank secrecy or fiscal matters', () => {
  expect(outcome(negotiating(), 'refuse', { noConsultationReason: undefined })).toBe('consultation-missing');
  for (const { ground } of table.grounds) expect(outcome(negotiating(), 'refuse', { grounds: [ground] })).toBe('done');
  for (const ground of ['bank-secrecy', 'fiscal-offence'])
    expect(outcome(negotiating(), 'refuse', { grounds: [ground] })).toBe('contents-invalid');
});
