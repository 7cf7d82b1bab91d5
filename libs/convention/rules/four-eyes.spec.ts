import { approvalAskedOf, exampleApproval } from '../approval.js';
import { outcomeOf } from '../histories.js';
import { procedureOf } from '../procedures.js';
import { Rehearsal, exampleTerms } from '../rehearsal.js';
import type { Act, Contents, Urgency } from '../types.js';
import { isApproved } from './four-eyes.js';
import { t } from './play.js';

const mla = 'mutual-legal-assistance';
const kinds = ['extradition', 'provisional-arrest', 'asset-freeze', 'confiscation', mla];
const summons = { purposes: ['serve-documents'] };

/** What becomes of a submission by `o-1`, over the API and as a signed act. */
function submitted(kind: string, more: { approval?: Act['approval']; urgency?: Urgency; contents?: Contents } = {}) {
  const { approval, urgency = 'urgent' } = more;
  const procedure = procedureOf(kind);
  const contents = {
    ...procedure.examples.submit!(t(0)),
    urgencyReason: 'A life is at risk',
    emergency: { whoIsAtRisk: 'A child', whyImminent: 'The ultimatum ends tonight' },
    ...more.contents,
  };
  const rehearsal = new Rehearsal(exampleTerms({ kind, urgency }));
  const proposal = { act: 'submit', side: 'requesting', role: 'officer', contents, at: new Date(t(0)) } as const;
  const decided = outcomeOf(procedure, rehearsal.state(), { ...proposal, urgency, officer: { id: 'o-1' }, approval });
  const { effect, reason } = rehearsal.play('submit', t(0), contents, { approval }).state().timeline[0]!;
  expect(effect === 'effective' ? 'done' : reason?.code).toBe(decided);
  return decided;
}

describe('a request that compels somebody', () => {
  test.each(kinds)('of the kind %s is submitted only with the approval of another officer, on both sides', (kind) => {
    expect(submitted(kind)).toBe('second-officer-missing');
    expect(submitted(kind, { approval: exampleApproval() })).toBe('done');
    const own = { officer: { id: 'o-1', name: 'An officer', role: 'officer' as const }, at: t(0) };
    expect(submitted(kind, { approval: own })).toBe('approver-submits');
  });

  test('is told by what it asks for: mutual assistance that compels nobody needs no approval', () => {
    expect(submitted(mla, { contents: summons })).toBe('done');
    const ask = (purposes: string[]) => approvalAskedOf(procedureOf(mla), { purposes }, 'routine')?.code ?? null;
    for (const coercive of ['search-seizure-freezing', 'stored-data', 'real-time-traffic', 'interception'])
      expect([coercive, ask(['serve-documents', coercive])]).toEqual([coercive, 'second-officer-missing']);
    expect(ask(['serve-documents', 'video-hearing'])).toBeNull();
    expect(approvalAskedOf(procedureOf('preservation'), {}, 'urgent')).toBeNull();
  });

  test.each(kinds)(
    'of the kind %s comes without one in an emergency only if the requested State confirms that',
    (kind) => {
      const confirmed = procedureOf(kind).confirmsEmergency !== undefined;
      expect(submitted(kind, { urgency: 'emergency' })).toBe(confirmed ? 'done' : 'second-officer-missing');
    },
  );
});

test.each([null, 0, 'o-2', [], { officer: null }, { officer: {} }])('%j is no approval', (approval) => {
  expect(isApproved({ approval, officer: { id: 'o-1' } } as unknown as Act)).toBe(false);
});
