import { offenceArticles, offences } from '../request/vocabulary.js';
import type { Contents, Terms } from '../types.js';
import { played, t } from './play.js';

const remarks = (kind: string, contents: Contents, terms: Partial<Terms>): string[] => {
  const [submit] = played(kind, [], contents, terms).state().timeline;
  expect(submit?.effect).toBe('effective');
  return (submit?.warnings ?? []).map(({ code }) => code).filter((code) => code.endsWith('-reserved'));
};
const under = (instrument: string, article?: string) => ({ legalBasis: { instrument, article, name: 'A treaty' } });
const hanoi = under('hanoi', '42');

describe('R1: a reservation of the requested State', () => {
  const offence = { references: ['csam', 'illegal-access'], provisions: 'Article 1', facts: 'Facts' };
  const of = (contents: Contents, terms: Partial<Terms>) => remarks('preservation', contents, terms);

  test('to the article of an offence comes with a remark', () => {
    const excluded = { reservations: { hanoi: ['14', '15', '16'] } };
    expect(of({ ...hanoi, offence }, excluded)).toEqual(['offence-reserved']);
    expect(of({ ...hanoi, offence }, { reservations: { hanoi: ['14(3)'] } })).toEqual(['offence-reserved']);
    expect(of({ ...hanoi, offence }, { reservations: { hanoi: ['42(5)'], budapest: ['14'] } })).toEqual([]);
    expect(of({ ...hanoi, offence: { ...offence, references: ['ict-forgery'] } }, excluded)).toEqual([]);
  });

  test('goes by the articles of all offences: 7 to 17, 19 and 4', () => {
    const articles = offences.flatMap((one) => offenceArticles[one] ?? []);
    expect(articles.map(Number).sort((a, b) => a - b)).toEqual([4, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 19]);
  });

  test('to the article that a request cites comes with a remark, to a paragraph of it only where that is cited', () => {
    const cited = (article: string | undefined, ...reserved: string[]) =>
      of(under('budapest', article), { reservations: { budapest: reserved } });
    expect(cited('Art. 29(1) and 30', '29')).toEqual(['article-reserved']);
    expect(cited('29-31, Act 129 of 1998', '31')).toEqual(['article-reserved']);
    expect(cited('29(4)', '29(4)')).toEqual(['article-reserved']);
    for (const [article, reserved] of [
      ['29', '29(4)'],
      ['29(1)', '29(4)'],
      ['29(14)', '14'],
      ['Act 129 of 1998', '29'],
      [undefined, '42'],
    ] as const)
      expect(cited(article, reserved)).toEqual([]);
    expect(of(under('bilateral', '29'), { reservations: { budapest: ['29'] } })).toEqual([]);
  });

  test('to the article of the kind of request comes with a remark under the Convention, whatever is cited', () => {
    expect(of(under('hanoi'), { reservations: { hanoi: ['42'] } })).toEqual(['article-reserved']);
    expect(of(under('budapest'), { reservations: { hanoi: ['42'] } })).toEqual([]);
    expect(remarks('extradition', under('hanoi', '37'), { reservations: { hanoi: ['37'] } })).toEqual([
      'article-reserved',
    ]);
  });

  test('to what mutual legal assistance is asked for comes with a remark', () => {
    const intercepting = (reserved: string, purpose = 'interception') =>
      remarks(
        'mutual-legal-assistance',
        { ...under('hanoi', '40'), purposes: [purpose, 'other'], ...collections },
        { reservations: { hanoi: [reserved] } },
      );
    expect(['30', '46'].flatMap((article) => intercepting(article))).toEqual(['purpose-reserved', 'purpose-reserved']);
    expect(intercepting('29', 'real-time-traffic')).toEqual(['purpose-reserved']);
    expect([...intercepting('29'), ...intercepting('30', 'real-time-traffic')]).toEqual([]);
  });

  test('of a ground comes with a remark where the request may meet it', () => {
    const reserved: Partial<Terms> = { reservedGrounds: { hanoi: ['42(5)'] } };
    const serious = { scopeBasis: 'serious-crime', offence: { ...offence, references: ['serious-crime'] } };
    expect(of({ ...hanoi, ...serious }, reserved)).toEqual(['ground-reserved']);
    expect(of(hanoi, reserved)).toEqual([]);
    expect(of({ ...hanoi, ...serious }, {})).toEqual([]);
    expect(of(hanoi, { reservedGrounds: { hanoi: ['42(6)'] } })).toEqual(['ground-reserved']);
    expect(of(under('budapest', '29'), { reservedGrounds: { hanoi: ['42(6)'] } })).toEqual([]);
  });
});

const collection = {
  data: 'Signalling data',
  linkToOffence: 'The line was used',
  ownerOrLocation: 'Example Telecom',
  justification: 'There is no other way',
  days: 30,
  justificationOfLength: 'One month of calls',
};
const collections = { interception: collection, trafficCollection: collection };

describe('R1: a refusal that rests on a reservation', () => {
  const refused = (terms: Partial<Terms>, contents: Contents = {}, legalBasis: Contents = hanoi) => {
    const request = { ...legalBasis, scopeBasis: 'serious-crime' };
    const refusal = { grounds: ['no-dual-criminality'], reservation: 'C.N.12.2027', ...contents };
    const { timeline } = played('preservation', ['acknowledge', 'start-review'], request, terms)
      .play('refuse', t(4), refusal)
      .state();
    expect(timeline.at(-1)).toMatchObject({ effect: 'effective' });
    return (timeline.at(-1)?.warnings ?? []).map(({ code }) => code);
  };

  test('which the register did not have comes with a remark', () => {
    expect(refused({ reservedGrounds: {} })).toEqual(['ground-not-reserved']);
    expect(refused({ reservedGrounds: { budapest: ['29(4)'] } })).toEqual(['ground-not-reserved']);
    expect(refused({ reservedGrounds: { hanoi: ['42(5)'] } })).toEqual([]);
    expect(refused({ reservedGrounds: { budapest: ['29'] } }, {}, under('budapest', '29'))).toEqual([]);
  });

  test('is not judged on other grounds, by other treaties, or by terms that say nothing of it', () => {
    expect(refused({ reservedGrounds: {} }, { grounds: ['sovereignty-security-ordre-public'] })).toEqual([]);
    expect(refused({ reservedGrounds: {} }, {}, under('bilateral'))).toEqual([]);
    expect(refused({})).toEqual([]);
  });
});
