import type { Command } from 'commander';
import { approvalLines, caseHead } from './case-text.js';
import { caseId, enter, officerOptions, type OfficerOptions } from './contact-point.js';
import type { Terminal } from './terminal.js';

const EXPLANATION = `
Whoever drafted the request, edited it last, or submits it cannot approve it. Any change of the draft, or of the files that
wait to be sent with it, voids the approval; rogatory case CASE shows what has changed since.`;

export function addApproveCommand(program: Command, terminal: Terminal): void {
  officerOptions(program.command('approve'))
    .description('Approve a draft as the second officer, exactly as it is now.')
    .argument('<case>', 'id of the draft', caseId)
    .addHelpText('after', EXPLANATION)
    .action(async (id: string, options: OfficerOptions) => {
      const client = await enter(terminal, options);
      const approved = await client.approve(await client.case(id));
      terminal.out([...caseHead(approved), ...approvalLines(approved)].join('\n'));
    });
}
