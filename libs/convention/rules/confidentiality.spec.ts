import { isConfidential } from './confidentiality.js';
import { played, t, trying } from './play.js';

const secret = { confidentiality: { keepConfidential: true } };
const acknowledged = (request = {}) => played('contact-point-assistance', ['acknowledge'], request);

describe('R8: a confidential request', () => {
  test('is one that demands it, in the words of its kind', () => {
    expect(isConfidential(secret)).toBe(true);
    expect(isConfidential({ secrecy: { keepSecret: true, doNotNotifyUser: false } })).toBe(true);
    for (const open of [null, {}, { confidentiality: null }, { secrecy: { keepSecret: false } }])
      expect(isConfidential(open)).toBe(false);
  });

  test('cannot be declared impossible where none was demanded', () => {
    expect(trying(acknowledged(), 'declare-confidentiality-not-possible')).toBe('confidentiality-not-demanded');
    expect(trying(acknowledged(secret), 'declare-confidentiality-not-possible')).toBe('done');
  });

  test('that cannot be kept so waits for the requesting State: it goes on without, or withdraws', () => {
    const declared = acknowledged(secret).play('declare-confidentiality-not-possible', t(3));
    expect(trying(declared, 'start-execution')).toBe('confidentiality-undecided');
    expect(trying(declared, 'declare-confidentiality-not-possible')).toBe('confidentiality-undecided');
    expect(trying(declared, 'withdraw')).toBe('done');
    expect(declared.deadlines()['confidentiality-reply']).toMatchObject({ side: 'requesting', dueAt: t(51) });
    declared.play('waive-confidentiality', t(4));
    expect(trying(declared, 'start-execution')).toBe('done');
    expect(trying(declared, 'waive-confidentiality')).toBe('confidentiality-possible');
    expect(trying(declared, 'declare-confidentiality-not-possible')).toBe('confidentiality-waived');
    expect(declared.deadlines()['confidentiality-reply']).toMatchObject({ ended: 'met' });
  });

  test('stops the order of a preservation and the execution of mutual legal assistance alike', () => {
    const preservation = played('preservation', [
      'acknowledge',
      'start-review',
      'declare-confidentiality-not-possible',
    ]);
    expect(trying(preservation, 'issue-order')).toBe('confidentiality-undecided');
    const mla = ['acknowledge', 'start-review', 'record-human-rights-check', 'accept'];
    const assistance = played('mutual-legal-assistance', [...mla, 'declare-confidentiality-not-possible'], secret);
    expect(trying(assistance, 'start-execution')).toBe('confidentiality-undecided');
  });
});
