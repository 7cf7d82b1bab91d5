import type { CaseAnswer, TimelineItem } from '#client';

/** What one State holds of the case. */
export interface Side {
  code: string;
  acts: TimelineItem[];
  found: CaseAnswer;
  hashes: string[];
}

const time = (instant: string): string => `${instant.slice(11, 23)}Z`;

const cells = (item: TimelineItem | undefined): string[] => {
  if (!item) return ['', '', '', ''];
  const proof = item.delivery?.receiptAt ? `receipt ${time(item.delivery.receiptAt)}` : (item.delivery?.state ?? '');
  return [time(item.at), `${item.author} ${item.act}`, item.effect === 'effective' ? item.status : item.effect, proof];
};

/** Both timelines beside each other, one act a line. */
export function sideBySide(a: Side, b: Side): string {
  const length = Math.max(a.acts.length, b.acts.length);
  const rows = Array.from({ length }, (_, index) => [...cells(a.acts[index]), '│', ...cells(b.acts[index])]);
  const head = [`held by ${a.code}`, 'act', 'status', 'proof', '│', `held by ${b.code}`, 'act', 'status', 'proof'];
  return table([head, ...rows]);
}

/** Deadlines of the case as both sides compute them. */
export function deadlineTable(a: Side, b: Side): string {
  const others = new Map(b.found.deadlines.map((deadline) => [deadline.key, deadline]));
  const rows = a.found.deadlines.map((deadline) => {
    const same = others.get(deadline.key)?.dueAt === deadline.dueAt;
    const due = deadline.dueAt ? `${deadline.dueAt.slice(0, 16)}Z` : '–';
    return [deadline.key, deadline.basis, deadline.state, due, same ? `same in ${b.code}` : `DIFFERENT in ${b.code}`];
  });
  const why = a.found.deadlines.find((deadline) => deadline.key === 'preservation-expiry')?.explanation ?? [];
  const reasons = why.map((line) => `  ${line.text}`).join('\n');
  return `${table([['deadline', 'basis', 'state', 'due', ''], ...rows])}\n\nWhy preservation-expiry?\n${reasons}`;
}

function table(rows: string[][]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
