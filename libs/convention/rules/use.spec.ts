import { played, t, trying } from './play.js';

const answered = () => played('contact-point-assistance', ['acknowledge', 'start-execution', 'answer']);

describe('R7: what was handed over', () => {
  test('is used in other proceedings only with consent, which is asked for once it has been given', () => {
    expect(trying(played('contact-point-assistance', ['acknowledge', 'start-execution']), 'request-use-consent')).toBe(
      'act-not-allowed',
    );
    const asked = answered();
    expect(trying(asked, 'grant-use-consent')).toBe('use-consent-not-asked');
    asked.play('request-use-consent', t(10));
    expect(trying(asked, 'request-use-consent')).toBe('use-consent-open');
    expect(trying(asked, 'deny-use-consent', { reasons: undefined })).toBe('contents-incomplete');
    asked.play('deny-use-consent', t(11));
    expect(trying(asked, 'grant-use-consent')).toBe('use-consent-not-asked');
    expect(trying(asked, 'request-use-consent')).toBe('done');
  });

  test('stays bound when the case is over, and the answer is due all the same', () => {
    const asked = answered().play('request-use-consent', t(10)).play('close', t(11));
    expect(asked.deadlines()['use-consent-reply']).toMatchObject({ side: 'requested', ended: null, dueAt: t(58) });
    asked.play('grant-use-consent', t(20));
    expect(asked.deadlines()['use-consent-reply']).toMatchObject({ ended: 'met', stoppedAt: t(20) });
  });

  test('stays bound however the case ends', () => {
    const begun = ['acknowledge', 'start-review', 'record-human-rights-check', 'accept', 'start-execution'];
    const withdrawn = played('mutual-legal-assistance', [...begun, 'give-partial-result', 'withdraw']);
    expect(trying(withdrawn, 'request-use-consent')).toBe('done');
    const asked = played('asset-freeze', [...begun, 'report-tracing', 'request-onward-transfer']);
    asked.play('postpone', t(20)).play('resume-review', t(21)).play('refuse', t(22));
    expect(trying(asked, 'authorise-onward-transfer')).toBe('done');
    const refused = played('asset-freeze', [...begun, 'postpone', 'resume-review', 'refuse']);
    expect(trying(refused, 'request-onward-transfer')).toBe('nothing-handed-over');
  });

  test('is disclosed if it exculpates, and the sender is told before, or why not', () => {
    const disclosed = answered();
    expect(trying(disclosed, 'request-disclosure-consultation')).toBe('no-exculpatory-notice');
    expect(trying(disclosed, 'give-exculpatory-notice', { given: 'after' })).toBe('advance-notice-not-explained');
    const late = { given: 'after', whyNotBefore: 'In court', disclosedAt: t(1) };
    expect(trying(disclosed, 'give-exculpatory-notice', late)).toBe('done');
    for (const [given, disclosedAt] of [
      ['before', t(1)],
      ['after', t(500)],
    ])
      expect(trying(disclosed, 'give-exculpatory-notice', { given, disclosedAt, whyNotBefore: 'In court' })).toBe(
        'disclosed-at-another-time',
      );
    disclosed.play('give-exculpatory-notice', t(10)).play('request-disclosure-consultation', t(11));
    expect(disclosed.deadlines()['disclosure-consultation-reply']).toMatchObject({ side: 'requesting', dueAt: t(59) });
    expect(trying(disclosed, 'request-disclosure-consultation')).toBe('disclosure-consultation-open');
    disclosed.play('answer-disclosure-consultation', t(12));
    expect(trying(disclosed, 'answer-disclosure-consultation')).toBe('disclosure-consultation-not-asked');
  });

  test('belongs to the disclosing State where that is the one that opened the case', () => {
    const withheld = played('preserved-traffic-disclosure', ['withhold', 'take-note']);
    expect(trying(withheld, 'request-use-consent')).toBe('nothing-handed-over');
    const given = played('preserved-traffic-disclosure', ['disclose-traffic-data', 'request-use-consent']);
    expect(given.deadlines()['use-consent-reply']).toMatchObject({ side: 'requesting' });
    expect(trying(given, 'grant-use-consent')).toBe('done');
  });
});

describe('R6: personal data', () => {
  test('go to a third State or organisation only with prior authorisation', () => {
    const asked = answered();
    expect(trying(asked, 'authorise-onward-transfer')).toBe('onward-transfer-not-asked');
    asked.play('request-onward-transfer', t(10));
    expect(trying(asked, 'request-onward-transfer')).toBe('onward-transfer-open');
    expect(asked.deadlines()['onward-transfer-reply']).toMatchObject({ side: 'requested', dueAt: t(58) });
    expect(trying(asked, 'authorise-onward-transfer', { writtenReference: undefined })).toBe('done');
    expect(trying(asked, 'deny-onward-transfer')).toBe('done');
  });

  test('need a written authorisation where the conditions of use demand one', () => {
    const asked = played('contact-point-assistance', ['acknowledge', 'start-execution'])
      .play('answer', t(9), { use: { scope: 'intelligence-only', onwardTransfer: 'prior-written-authorisation' } })
      .play('request-onward-transfer', t(10));
    expect(trying(asked, 'authorise-onward-transfer', { writtenReference: undefined })).toBe(
      'written-authorisation-missing',
    );
    expect(trying(asked, 'authorise-onward-transfer', { writtenReference: 'A-12' })).toBe('done');
  });
});
