import type { Command } from 'commander';
import type { TimelineItem } from '#client';
import { caseId, enter, officerOptions, type OfficerOptions } from './contact-point.js';
import type { Terminal } from './terminal.js';
import { columns, instant, plain } from './wording.js';

/** What the API says of an item beyond what every client needs. */
type Item = TimelineItem & { reason?: { message: string } | null };

export function addTimelineCommand(program: Command, terminal: Terminal): void {
  officerOptions(program.command('timeline'))
    .description('Show every act of both States, and what your contact point recorded around them.')
    .argument('<id>', 'id of the case', caseId)
    .action(async (id: string, options: OfficerOptions) => {
      const client = await enter(terminal, options);
      terminal.out(timelineText(await client.timeline(id)).join('\n'));
    });
}

/** One row per act or entry. An act without effect, or held, says why. */
export function timelineText(items: readonly Item[]): string[] {
  const acts = items.filter(({ type }) => type === 'act').map(actRow);
  const entries = items.filter(({ type }) => type === 'entry').map(entryRow);
  return [
    ...columns([['AT (UTC)', 'STATE', 'ACT', 'BY', 'STATUS AFTER', 'DELIVERY', 'HASH'], ...acts]),
    ...(entries.length === 0 ? [] : ['', ...columns([['AT (UTC)', 'RECORDED HERE', 'BY', 'PLACE'], ...entries])]),
  ];
}

const actRow = (item: Item): string[] => [
  instant(item.at),
  item.author,
  item.act,
  `${item.officer.name} (${item.officer.role})${approvedBy(item)}`,
  item.effect === 'effective' ? item.status : `${item.effect}: ${item.reason?.message ?? 'no reason given'}`,
  delivery(item),
  item.hash,
];

const approvedBy = ({ approval }: Partial<Item>): string =>
  approval ? `, approved by ${approval.officer.name} (${approval.officer.role})` : '';

const entryRow = (item: Item): string[] => [
  instant(item.at),
  item.event,
  plain(item.actorName),
  item.sequence === null ? 'not in the ledger yet' : `ledger entry ${item.sequence}`,
];

function delivery({ delivery }: Item): string {
  if (!delivery) return '';
  const at = delivery.receiptAt === null ? '' : ` ${instant(delivery.receiptAt)}`;
  const tries = delivery.attempts !== null && delivery.attempts > 1 ? `, ${delivery.attempts} tries` : '';
  return `${delivery.state}${at}${tries}`;
}
