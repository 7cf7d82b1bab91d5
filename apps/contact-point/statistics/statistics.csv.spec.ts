import { cell, statisticsCsv } from './statistics.csv.js';

describe('statistics as CSV', () => {
  const group = { kind: 'preservation', urgency: 'urgent', requesting: 'VN', requested: 'BR' } as const;

  it('has a header, one line per figure, local figures marked, and an empty cell for what is hidden', () => {
    const hidden = { count: null, median: null, p90: null };
    const csv = statisticsCsv({
      items: [
        {
          ...group,
          counterpart: 'BR',
          direction: 'outgoing',
          figures: [
            { figure: 'clock', of: 'receipt', count: 9, median: 5, p90: 11 },
            { figure: 'act', of: 'withdraw', ...hidden },
          ],
        },
      ],
      local: [{ counterpart: 'BR', held: 0, undeliverable: 7, refused: null }],
    });
    expect(csv).toBe(
      [
        'scope,kind,urgency,requesting,requested,counterpart,direction,figure,of,count,median_seconds,p90_seconds',
        'acts,preservation,urgent,VN,BR,BR,outgoing,clock,receipt,9,5,11',
        'acts,preservation,urgent,VN,BR,BR,outgoing,act,withdraw,,,',
        'local,,,,,BR,,message,held,0,,',
        'local,,,,,BR,,message,undeliverable,7,,',
        'local,,,,,BR,,message,refused,,,',
        '',
      ].join('\r\n'),
    );
  });

  it('quotes what needs it, and makes no formula of anything', () => {
    expect(cell('a,b "c"\r\n')).toBe('"a,b ""c""\r\n"');
    for (const text of ['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '|x', '%x']) expect(cell(text)).toBe(`'${text}`);
    expect(cell('\r=1')).toBe(`"'\r=1"`);
    expect([cell(-1), cell(null), cell('a-b')]).toEqual(['-1', '', 'a-b']);
  });
});
