import { InvalidArgumentError, type Command } from 'commander';
import { relationCodes } from '#convention';
import { caseHead, missingLines, remarkLines } from './case-text.js';
import { caseId, enter, officerOptions, type OfficerOptions } from './contact-point.js';
import { derivedKey } from './derived-key.js';
import type { Terminal } from './terminal.js';

interface FollowUpOptions extends OfficerOptions {
  kind: string;
  relation?: string;
  to?: string;
  key?: string;
}

const EXPLANATION = `
The draft says what the case says already; what is missing is listed. rogatory case CASE shows what it leads to.
The same command again, for instance after a lost answer, shows the same draft; another --key opens a second one.`;

export function addFollowUpCommand(program: Command, terminal: Terminal): void {
  officerOptions(program.command('follow-up'))
    .description('Open a draft that follows from a case, filled in and linked to it.')
    .argument('<case>', 'id of the case', caseId)
    .requiredOption('--kind <kind>', 'kind of the new request, such as mutual-legal-assistance')
    .option('--to <state>', 'State it goes to, if not the one the case suggests', state)
    .option('--relation <relation>', `${relationCodes.join(', ')}: where the case leads to several`)
    .option('--key <key>', 'Idempotency-Key instead of the derived one')
    .addHelpText('after', EXPLANATION)
    .action(async (id: string, { kind, relation, to, key, ...options }: FollowUpOptions) => {
      const client = await enter(terminal, options);
      const asked = { kind, relation, to };
      const headers = { 'idempotency-key': key ?? derivedKey(options.as, id, asked) };
      const draft = await client.followUp(id, asked, headers);
      terminal.out([...caseHead(draft), ...missingLines(draft), ...remarkLines(draft)].join('\n'));
    });
}

/** @throws InvalidArgumentError */
function state(text: string): string {
  if (/^[A-Z]{2}$/.test(text)) return text;
  throw new InvalidArgumentError('a State by its ISO 3166-1 alpha-2 code, such as BR');
}
