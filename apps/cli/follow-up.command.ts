import { InvalidArgumentError, type Command } from 'commander';
import { relationCodes } from '#convention';
import { caseHead, missingLines, remarkLines } from './case-text.js';
import { caseId, enter, officerOptions, type OfficerOptions } from './contact-point.js';
import type { Terminal } from './terminal.js';

interface FollowUpOptions extends OfficerOptions {
  kind: string;
  relation?: string;
  to?: string;
}

const EXPLANATION = `
The draft says what the case says already; what is missing is listed. rogatory case CASE shows what it leads to.`;

export function addFollowUpCommand(program: Command, terminal: Terminal): void {
  officerOptions(program.command('follow-up'))
    .description('Open a draft that follows from a case, filled in and linked to it.')
    .argument('<case>', 'id of the case', caseId)
    .requiredOption('--kind <kind>', 'kind of the new request, such as mutual-legal-assistance')
    .option('--to <state>', 'State it goes to, if not the one the case suggests', state)
    .option('--relation <relation>', `${relationCodes.join(', ')}: where the case leads to several`)
    .addHelpText('after', EXPLANATION)
    .action(async (id: string, { kind, relation, to, ...options }: FollowUpOptions) => {
      const client = await enter(terminal, options);
      const draft = await client.followUp(id, { kind, relation, to });
      terminal.out([...caseHead(draft), ...missingLines(draft), ...remarkLines(draft)].join('\n'));
    });
}

/** @throws InvalidArgumentError */
function state(text: string): string {
  if (/^[A-Z]{2}$/.test(text)) return text;
  throw new InvalidArgumentError('a State by its ISO 3166-1 alpha-2 code, such as BR');
}
