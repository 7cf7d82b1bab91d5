import { violationsOf } from '../contents/check.js';
import { procedures } from '../procedures.js';
import { relationCodes } from './link.js';
import type { EchoRule } from './rules.js';

/** The request is made by the State to which the information was given. */
const crossed = ['link-request'];

const at = '2026-03-02T06:00:00.000Z';
const facts = { id: '7c1d2e3f-0000-4000-8000-000000000001', reference: 'VN-2026-000300', at };
const everyEcho = Object.values(procedures).flatMap((procedure) =>
  (procedure.echoes ?? []).map((echo): [string, typeof procedure, EchoRule] => [
    `${echo.act} of ${procedure.kind}, told as ${echo.as} in ${echo.in}`,
    procedure,
    echo,
  ]),
);

describe.each(everyEcho)('%s', (_, procedure, echo) => {
  const told = procedures[echo.in]?.acts.find(({ act }) => act === echo.as);
  const tells = procedure.acts.find(({ act }) => act === echo.act);

  test('is by the same side, or by the other one that it is there, and by nobody who could not do it there', () => {
    expect(relationCodes).toContain(echo.relation);
    expect(told?.by === tells?.by).toBe(!crossed.includes(echo.as));
    expect(told?.roles).toEqual(expect.arrayContaining([...(tells?.roles ?? ['nobody'])]));
  });

  test('says there all that is asked for', () => {
    const contents = echo.contents({ ...facts, contents: procedure.examples[echo.act]?.(at) ?? {} });
    expect(violationsOf(told!.contents, contents)).toEqual([]);
  });
});

test('proceedings that are taken over are submitted for prosecution on that day, in the extradition of a national', () => {
  const told = everyEcho.find(([, { kind }, { act }]) => kind === 'transfer-of-proceedings' && act === 'accept')?.[2];
  expect(told?.as).toBe('submit-for-prosecution');
  expect(told?.contents({ ...facts, contents: { authority: 'Federal Prosecution Service' } })).toEqual({
    authority: 'Federal Prosecution Service',
    submittedOn: '2026-03-02',
  });
});

test.each([
  ['preservation', ['submit', 'complete', 'refuse', 'withdraw']],
  ['asset-freeze', ['submit', 'report-confiscation', 'report-not-confiscated', 'refuse', 'withdraw']],
])('a request that follows up a case of kind %s is told there from its submission to its end', (kind, acts) => {
  expect(everyEcho.filter(([, , echo]) => echo.in === kind).map(([, , echo]) => echo.act)).toEqual(acts);
});
