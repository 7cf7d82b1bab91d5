import type { Contents, Terms } from '../types.js';
import { played } from './play.js';

const remarked = (contents: Contents, terms: Partial<Terms> = {}): boolean => {
  const [submit] = played('mutual-legal-assistance', [], contents, terms).state().timeline;
  expect(submit?.effect).toBe('effective');
  return (submit?.warnings ?? []).some(({ code }) => code === 'victim-named');
};
const naming = (role: string | undefined) => ({ persons: [{ identity: 'A. B.' }, { identity: 'C. D.', role }] });
const offence = (reference: string) => ({ offence: { references: [reference], provisions: 'Penal Code' } });
const stored = { purposes: ['stored-data'] };

describe('a victim in a case of Articles 14 to 16', () => {
  const restricted = { ...offence('csam'), ...stored };

  test('who is named where data are all that is asked for gives rise to a remark', () => {
    expect(remarked({ ...restricted, ...naming('victim') })).toBe(true);
    expect(['suspect', 'witness', undefined].some((role) => remarked({ ...restricted, ...naming(role) }))).toBe(false);
    expect(remarked({ ...restricted, persons: undefined })).toBe(false);
  });

  test('may be named to be heard, to appear, or to be served with documents', () => {
    for (const purpose of ['take-evidence-or-statements', 'serve-documents', 'voluntary-appearance'])
      expect(remarked({ ...restricted, ...naming('victim'), purposes: ['stored-data', purpose] })).toBe(false);
  });

  test('is one also where only the case is restricted from which this one arises', () => {
    const links = [{ relation: 'parent', case: 'c-1', reference: 'VN-1', with: ['VN', 'BR'] }] as const;
    const other = { ...offence('ict-forgery'), ...stored, ...naming('victim') };
    expect(remarked(other, { links: links.map((link) => ({ ...link, restricted: true })) })).toBe(true);
    expect(remarked(other, { links })).toBe(false);
  });
});
