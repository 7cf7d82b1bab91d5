import { fieldsOf } from '../contents/describe.js';
import { procedures } from '../procedures.js';
import { flawsOf } from '../table-check.js';
import { played, t, trying } from './play.js';

const kinds = Object.entries(procedures);
const refuses = (act: string): boolean => /^(refuse|postpone|withhold|accept-partially)$/.test(act);
/** A date that is proposed is no request: it is declined without more. */
const denies = (act: string): boolean => /^(deny|decline|refuse|postpone)-/.test(act) && !act.endsWith('-date');

describe.each(kinds)('in %s', (_, procedure) => {
  const codes = procedure.grounds.map(({ ground }) => ground);
  const field = (act: string, ...names: string[]) => {
    const rule = procedure.acts.find((row) => row.act === act)!;
    return fieldsOf(rule.contents).find(({ name }) => names.includes(name));
  };

  test('R16: whoever refuses, withholds or postpones names grounds of the closed list and gives reasons', () => {
    for (const { act } of procedure.acts.filter((rule) => refuses(rule.act))) {
      const grounds = field(act, 'grounds', 'ground');
      expect([act, grounds?.required]).toEqual([act, true]);
      const closed = act === 'postpone' ? [...codes, 'ongoing-proceedings'] : codes;
      expect(closed).toEqual(expect.arrayContaining([...(grounds?.values ?? ['none'])]));
      expect([act, field(act, 'reasons')?.required]).toEqual([act, true]);
    }
    for (const { act } of procedure.acts.filter((rule) => denies(rule.act)))
      expect([act, field(act, 'reasons', 'reason')?.required]).toEqual([act, true]);
  });

  test('R15: after a consultation, or with the reason why there was none', () => {
    for (const { act, guards } of procedure.acts.filter((rule) => refuses(rule.act))) {
      expect([act, field(act, 'noConsultationReason') !== undefined]).toEqual([act, true]);
      expect([act, guards.some(({ field: missed }) => missed === 'noConsultationReason')]).toEqual([act, true]);
    }
  });

  test('R14: a postponement has its one ground and a date of review', () => {
    for (const { act } of procedure.acts.filter((rule) => rule.act === 'postpone')) {
      expect(field(act, 'ground')?.values).toEqual(['ongoing-proceedings']);
      expect(field(act, 'reviewDate')?.required).toBe(true);
    }
  });

  test('R17: bank secrecy and fiscal nature are no grounds', () => {
    for (const { ground, title } of procedure.grounds) expect(`${ground} ${title}`).not.toMatch(/bank|fiscal|tax/i);
  });
});

describe('a table', () => {
  test.each(['bank-secrecy', 'fiscal-offence', 'tax-matter'])('R17: with the ground %s cannot be used', (ground) => {
    const [, procedure] = kinds[0]!;
    const grounds = [...procedure.grounds, { ground, title: 'A ground', provision: 'hanoi-40-21' as const }];
    expect(flawsOf({ ...procedure, grounds })).toEqual([`${ground} is never a ground for refusal`]);
  });
});

describe('a refusal', () => {
  const reviewed = (...acts: string[]) => played('preservation', ['acknowledge', 'start-review', ...acts]);

  test('R15: without consultation and without a reason for that has no effect', () => {
    expect(trying(reviewed(), 'refuse', { noConsultationReason: undefined })).toBe('consultation-missing');
    expect(trying(reviewed('consult'), 'refuse', { noConsultationReason: undefined })).toBe('done');
    const assistance = played('contact-point-assistance', ['acknowledge']);
    expect(trying(assistance, 'refuse', { noConsultationReason: undefined })).toBe('consultation-missing');
    const notice = played('preserved-traffic-disclosure', []);
    expect(trying(notice, 'withhold', { noConsultationReason: undefined })).toBe('consultation-missing');
    expect(trying(notice.play('consult', t(2)), 'withhold', { noConsultationReason: undefined })).toBe('done');
  });

  test('can say what would cure it', () => {
    for (const kind of ['preservation', 'mutual-legal-assistance'])
      expect(trying(played(kind, ['acknowledge', 'start-review']), 'refuse', { cure: 'The name of the account' })).toBe(
        'done',
      );
  });

  test('for a political offence rests on the article for its kind, and is open under the Second Protocol too', () => {
    const cited = { instrument: 'budapest-2ap' };
    const instruments = { 'budapest-2ap': { requesting: 'in-force', requested: 'in-force' } } as const;
    for (const [kind, provision] of [
      ['preservation', 'budapest-29-5'],
      ['mutual-legal-assistance', 'budapest-27-4'],
    ] as const) {
      const reviewing = played(kind, ['acknowledge', 'start-review'], { legalBasis: cited }, { instruments });
      expect(trying(reviewing, 'refuse', { grounds: ['political-offence'] })).toBe('done');
      expect(procedures[kind]?.grounds.find(({ ground }) => ground === 'political-offence')).toMatchObject({
        provision,
        only: { provision },
      });
    }
  });
});
