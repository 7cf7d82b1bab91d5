import { preservation } from '../preservation/index.js';
import type { FigureName } from './measure.js';
import { suppress, type Row } from './suppress.js';

type Given = [figure: FigureName, of: string, count: number];

const rowOf = (...given: Given[]): Row => ({
  kind: 'preservation',
  urgency: 'urgent',
  requesting: 'VN',
  requested: 'BR',
  figures: given.map(([figure, of, count]) => ({ figure, of, count, median: 60, p90: 90 })),
});

/** What is left after hiding counts below five. */
const shown = (...given: Given[]) => {
  const { figures } = suppress(preservation, rowOf(...given), 5);
  expect(figures).toHaveLength(given.length);
  for (const { count, median, p90 } of figures) if (count === null) expect([median, p90]).toEqual([null, null]);
  return figures.filter(({ count }) => count !== null).map(({ figure, of }) => `${figure} ${of}`.trim());
};

describe('suppression', () => {
  test('hides the whole row of few cases, but not that there is one', () => {
    expect(shown(['cases', '', 4], ['clock', 'receipt', 4])).toEqual([]);
    expect(shown(['cases', '', 5], ['clock', 'receipt', 5])).toEqual(['cases', 'clock receipt']);
  });

  test('hides small counts with their times', () => {
    expect(shown(['cases', '', 20], ['clock', 'acknowledgement', 15], ['act', 'consult', 4])).toEqual([
      'cases',
      'clock acknowledgement',
    ]);
  });

  test('hides what falls short of a shown count by few', () => {
    expect(shown(['cases', '', 20], ['act', 'acknowledge', 19], ['act', 'start-review', 15])).toEqual([
      'cases',
      'act start-review',
    ]);
    expect(shown(['cases', '', 30], ['act', 'acknowledge', 20], ['act', 'start-review', 17])).toEqual([
      'cases',
      'act acknowledge',
    ]);
  });

  test('hides all statuses, or all grounds, when one is hidden: they add up', () => {
    const statuses: Given[] = [
      ['status', 'preserved', 12],
      ['status', 'refused', 7],
    ];
    expect(shown(['cases', '', 19], ...statuses)).toHaveLength(3);
    expect(shown(['cases', '', 20], ...statuses, ['status', 'withdrawn', 1])).toEqual(['cases']);
    expect(shown(['cases', '', 40], ['ground', 'a', 9], ['ground', 'b', 2])).toEqual(['cases']);
  });

  test('hides all acts that stop one clock when one is hidden, and so on from clock to clock', () => {
    const figures: Given[] = [
      ['cases', '', 60],
      ['clock', 'decision', 50],
      ['since-submission', 'preserve', 30],
      ['act', 'preserve', 30],
      ['act', 'refuse', 18],
      ['act', 'issue-order', 43],
      ['act', 'acknowledge', 55],
    ];
    expect(shown(...figures)).toHaveLength(7);
    expect(shown(...figures, ['act', 'report-not-available', 2])).toEqual([
      'cases',
      'clock decision',
      'act acknowledge',
    ]);
  });

  test('is the same on both sides: it looks at nothing but the row', () => {
    const row = rowOf(['cases', '', 20], ['act', 'consult', 4]);
    expect(suppress(preservation, row, 5)).toEqual(suppress(preservation, structuredClone(row), 5));
  });
});
