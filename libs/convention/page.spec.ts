import { readFileSync } from 'node:fs';
import { procedurePage } from './page.js';
import { aimOf } from './procedure.js';
import { procedureOf, procedures } from './procedures.js';
import { procedureTable } from './table.js';

describe.each(Object.values(procedures).map((procedure) => [procedure.kind, procedure] as const))(
  'the page of %s',
  (kind, procedure) => {
    const page = procedurePage(procedure);

    test('is checked in as the table has it (npm run docs writes it anew)', () => {
      expect(readFileSync(`docs/procedures/${kind}.md`, 'utf8')).toBe(page);
    });

    test('names every status, act, ground and deadline', () => {
      const { statuses, acts, grounds, deadlines } = procedureTable(procedure);
      const names = [
        ...statuses.map(({ status }) => status),
        ...acts.map(({ act }) => act),
        ...grounds.map(({ ground }) => ground),
        ...deadlines.map(({ key }) => key),
      ];
      for (const name of names) expect(page).toContain(`\`${name}\``);
    });

    test('draws or lists every change of status, and leaves no open status without a way on', () => {
      const [, picture = '', others = ''] = /```mermaid\n([^`]+)```([^#]*)/.exec(page) ?? [];
      const arrows = [...picture.matchAll(/^ {2}(\w+) <?-->\|"(.+)"\| (\w+)$/gm)].flatMap(([, from, label = '', to]) =>
        label
          .split('<br/>')
          .map((act) => (act.startsWith('back: ') ? `${act.slice(6)} ${to} ${from}` : `${act} ${from} ${to}`)),
      );
      expect(new Set(arrows).size).toBe(arrows.length);
      const shown = (act: string, status: string, to: string) =>
        arrows.includes(`${act} ${status} ${to}`.replaceAll('-', '_').replace(/^\w+/, act)) ||
        others
          .split('\n')
          .some(
            (line) =>
              line.startsWith(`| \`${act}\` `) && line.includes(`\`${status}\``) && line.includes(`| \`${to}\` |`),
          );
      const found = procedure.acts.flatMap((rule) =>
        rule.from.flatMap((status) =>
          [aimOf(rule, status), rule.otherwise?.when ? rule.otherwise.to : 'unchanged']
            .filter((to) => to !== 'unchanged')
            .map((to) => [rule.act, status, shown(rule.act, status, to)]),
        ),
      );
      expect(found.filter(([, , there]) => !there)).toEqual([]);
      const open = Object.keys(procedure.statuses).filter((status) => !procedure.statuses[status]?.final);
      for (const status of open) expect(arrows.join('\n')).toContain(` ${status.replaceAll('-', '_')} `);
    });

    test('and the table go through JSON unharmed', () => {
      const table = procedureTable(procedure);
      expect(JSON.parse(JSON.stringify(table))).toEqual(table);
    });
  },
);

test('a kind nobody knows is refused, even one that every object has', () => {
  for (const kind of ['time-travel', 'toString', '__proto__']) {
    expect(() => procedureOf(kind)).toThrow(expect.objectContaining({ code: 'unknown-kind' }));
  }
});
