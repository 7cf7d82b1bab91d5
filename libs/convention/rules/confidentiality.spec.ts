import { isConfidential } from './confidentiality.js';
import type { Deadline } from '../types.js';
import { played, t, trying } from './play.js';

const secret = { confidentiality: { keepConfidential: true } };
const acknowledged = (request = {}) => played('contact-point-assistance', ['acknowledge'], request);

describe('R8: a confidential request', () => {
  test('is one that demands it, in the words of its kind', () => {
    expect(isConfidential(secret)).toBe(true);
    expect(isConfidential({ secrecy: { keepSecret: true, doNotNotifyUser: false } })).toBe(true);
    expect(isConfidential({ secrecy: { keepSecret: false, doNotNotifyUser: true } })).toBe(true);
    for (const open of [
      null,
      {},
      { confidentiality: null },
      { secrecy: { keepSecret: false, doNotNotifyUser: false } },
    ])
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

  test('that can be kept after all waits for nobody, and is as secret as before', () => {
    const declared = acknowledged(secret).play('declare-confidentiality-not-possible', t(3));
    expect(trying(acknowledged(secret), 'take-back-declaration')).toBe('confidentiality-possible');
    const kept = declared.play('take-back-declaration', t(9));
    expect(trying(kept, 'start-execution')).toBe('done');
    expect(trying(kept, 'waive-confidentiality')).toBe('confidentiality-possible');
    expect(kept.deadlines()).toMatchObject({
      'confidentiality-reply': { ended: 'cancelled', stoppedAt: t(9) },
      answer: { dueAt: t(1 + 48 + 6), pausedAt: null },
    });
    const again = kept.play('declare-confidentiality-not-possible', t(10));
    expect(again.deadlines()['confidentiality-reply#2']).toMatchObject({ startsAt: t(10), ended: null });
    expect(trying(again, 'start-execution')).toBe('confidentiality-undecided');
  });

  describe('that is open', () => {
    const words = 'it is open whether the request goes on without confidentiality (Art. 40(20), mark \u2248)';
    const lines = (one: Deadline | undefined) => one?.explanation.slice(-2).map(({ code, text }) => [code, text]);

    test('has no end set for what it halts, and the end moves by the time it was open', () => {
      const declared = acknowledged(secret).play('declare-confidentiality-not-possible', t(3));
      expect(declared.deadlines().answer).toMatchObject({ dueAt: null, pausedAt: t(3), ended: null });
      expect(lines(declared.deadlines().answer)?.at(-1)).toEqual([
        'paused-now',
        `Paused since 2026-03-02T03:00:00.000Z, while ${words}: no end is set until the answer.`,
      ]);
      declared.play('waive-confidentiality', t(3 + 30.5));
      expect(declared.deadlines().answer).toMatchObject({ dueAt: '2026-03-05T07:30:00.000Z', pausedAt: null });
      expect(lines(declared.deadlines().answer)?.[0]).toEqual([
        'paused',
        `Paused while ${words}, from 2026-03-02T03:00:00.000Z to 2026-03-03T09:30:00.000Z: the end moves by 30 h 30 min.`,
      ]);
      expect(declared.deadlines()['status-reply']).toBeUndefined();
    });

    test('counts once what is waited for twice, and names both', () => {
      const both = acknowledged(secret)
        .play('request-information', t(2))
        .play('declare-confidentiality-not-possible', t(4))
        .play('supply-information', t(6))
        .play('waive-confidentiality', t(12));
      expect(both.deadlines().answer).toMatchObject({ dueAt: t(1 + 48 + 10) });
      expect(lines(both.deadlines().answer)?.[0]?.[1]).toContain(`while information-requested and ${words}, from`);
    });

    test('holds a clock that would begin meanwhile, and none that waits for something else', () => {
      const decided = played('mutual-legal-assistance', ['acknowledge', 'start-review'], secret)
        .play('declare-confidentiality-not-possible', t(4))
        .play('record-human-rights-check', t(5))
        .play('query-status', t(5))
        .play('accept', t(6));
      const { execution, decision, 'status-reply': reply } = decided.deadlines();
      expect(execution).toMatchObject({ startsAt: t(6), dueAt: null, pausedAt: t(6) });
      expect([decision?.ended, reply?.pausedAt, reply?.dueAt]).toEqual(['met', null, t(53)]);
      decided.play('waive-confidentiality', t(30));
      expect(decided.deadlines().execution?.dueAt).toBe(t(30 + 45 * 24));
    });

    test('undoes no delay, and ends with a withdrawal', () => {
      const late = acknowledged(secret).play('declare-confidentiality-not-possible', t(60));
      expect(late.deadlines().answer).toMatchObject({ dueAt: t(49), pausedAt: null, ended: null });
      const gone = acknowledged(secret).play('declare-confidentiality-not-possible', t(3)).play('withdraw', t(9));
      expect(gone.deadlines().answer).toMatchObject({ pausedAt: null, ended: 'cancelled' });
    });
  });

  test('is waited for wherever it can be given: with another desk too', () => {
    const forwarded = played('preservation', ['acknowledge', 'declare-confidentiality-not-possible', 'reroute']);
    expect(trying(forwarded, 'waive-confidentiality')).toBe('done');
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
