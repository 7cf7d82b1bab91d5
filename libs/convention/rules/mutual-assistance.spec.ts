import type { Contents, Terms } from '../types.js';
import { played, trying } from './play.js';

const kind = 'mutual-legal-assistance';
const first = (request: Contents, terms: Partial<Terms> = {}) => played(kind, [], request, terms).state().timeline[0]!;
const remarks = (request: Contents) => (first(request).warnings ?? []).map(({ code }) => code);
const outcome = (request: Contents, terms?: Partial<Terms>) => first(request, terms).reason?.code ?? 'done';

describe('R2: dual criminality', () => {
  test('of what compels somebody is judged by the conduct: without it there is a remark', () => {
    expect(remarks({})).toContain('conduct-not-described');
    const conduct = { description: 'Entered 40 accounts with stolen passwords', requestingProvision: 'Article 289' };
    expect(remarks({ conduct })).not.toContain('conduct-not-described');
    expect(remarks({ purposes: ['serve-documents'] })).not.toContain('conduct-not-described');
    expect(outcome({ conduct: { ...conduct, requestedProvision: 'Article 154-A' } })).toBe('done');
    expect(outcome({ conduct: { description: 'Entered accounts' } })).toBe('contents-incomplete');
  });
});

describe('R20: government records', () => {
  test('that are open to the public are given: their refusal carries a remark', () => {
    const refusing = (governmentRecords?: string) => {
      const refused = played(
        kind,
        ['acknowledge', 'start-review', 'refuse'],
        governmentRecords ? { governmentRecords } : {},
      );
      return (refused.state().timeline.at(-1)?.warnings ?? []).map(({ code }) => code);
    };
    expect(refusing('public')).toEqual(['public-records-refused']);
    expect(refusing('not-public')).toEqual([]);
    expect(refusing()).toEqual([]);
  });
});

describe('R12: a procedure wished', () => {
  test('that was not followed, or in part only, is explained', () => {
    const acts = ['acknowledge', 'start-review', 'record-human-rights-check', 'accept', 'start-execution'];
    expect(trying(played(kind, acts), 'complete', { procedureFollowed: 'no' })).toBe('procedure-reason-missing');
    expect(trying(played(kind, acts), 'complete', { procedureFollowed: 'yes' })).toBe('done');
  });
});

describe('the way of a formal request', () => {
  test('leads over INTERPOL where it is urgent and both States agree', () => {
    const interpol = { routing: { way: 'interpol', agreed: true } };
    expect(outcome(interpol)).toBe('done');
    expect(outcome({ routing: { way: 'interpol' } })).toBe('interpol-not-open');
    expect(outcome(interpol, { urgency: 'routine' })).toBe('interpol-not-open');
  });

  test('leads from authority to authority under the Budapest Convention, with a copy at the same time', () => {
    const direct = {
      legalBasis: { instrument: 'budapest' },
      routing: { way: 'direct', copyTo: 'Ministry of Justice' },
    };
    expect(outcome(direct)).toBe('done');
    expect(outcome({ ...direct, routing: { way: 'direct' } })).toBe('direct-request-not-open');
    expect(outcome({ ...direct, legalBasis: { instrument: 'hanoi' } })).toBe('direct-request-not-open');
    expect(outcome(direct, { urgency: 'routine' })).toBe('direct-request-not-open');
    expect(outcome({ routing: { way: 'diplomatic' } })).toBe('done');
  });

  test('leads directly without haste or copy where nobody is compelled', () => {
    const served = { purposes: ['serve-documents'], routing: { way: 'direct' } };
    expect(outcome({ ...served, legalBasis: { instrument: 'budapest' } }, { urgency: 'routine' })).toBe('done');
    expect(outcome({ ...served, legalBasis: { instrument: 'uncac' } })).toBe('direct-request-not-open');
  });
});
