import { procedureOf, type Link } from '#convention';
import { approvalBy } from './approve.js';
import type { CaseRow } from './case.rows.js';
import { fromActs } from './case.store.js';

describe('approving a draft', () => {
  it('counts what its links say, as creating and editing it do', () => {
    const { confiscation: _, ...contents } = procedureOf('asset-return').examples.submit!('2026-11-02T00:00:00Z');
    const id = '11111111-1111-4111-8111-111111111111';
    const link: Link = { relation: 'follow-up', case: id, reference: 'VN-2026-000001', with: ['VN', 'BR'] };
    const draft = { id, kind: 'asset-return', counterpart: 'BR', urgency: 'urgent', version: 1, contents } as CaseRow;
    const approve = (links: Link[]) => {
      const row = { ...draft, links, drafted_by: 'author', edited_by: 'author' };
      const loaded = { ...fromActs(id, row, [], []), row };
      return approvalBy({ id: 'other', name: 'Other', role: 'supervisor' }, loaded, { version: 1 }, new Date());
    };
    expect(approve([link])).toMatchObject({ officer_id: 'other', withdrawn: false });
    expect(() => approve([])).toThrow(expect.objectContaining({ code: 'contents-incomplete' }));
  });
});
