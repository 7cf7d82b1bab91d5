import { InvalidArgumentError, type Command } from 'commander';
import { approvalLines, caseHead } from './case-text.js';
import { caseId, enter, officerOptions, type OfficerOptions } from './contact-point.js';
import { UsageError, type Terminal } from './terminal.js';

interface ApproveOptions extends OfficerOptions {
  digest?: string;
}

const EXPLANATION = `
rogatory case CASE shows what the draft says, and its digest. A draft that says something else by now is not approved.
Whoever drafted the request, edited it last, or submits it cannot approve it. Any change of the draft, or of the files that
wait to be sent with it, voids the approval; rogatory case CASE shows what has changed since.`;

export function addApproveCommand(program: Command, terminal: Terminal): void {
  officerOptions(program.command('approve'))
    .description('Approve a draft as the second officer, exactly as you have read it.')
    .argument('<case>', 'id of the draft', caseId)
    .option('--digest <hex>', 'digest of what you have read', hex)
    .addHelpText('after', EXPLANATION)
    .action(async (id: string, { digest, ...options }: ApproveOptions) => {
      if (digest === undefined) throw new UsageError(unread(id));
      const client = await enter(terminal, options);
      const draft = await client.case(id);
      const approved = await client.approve({ ...draft, approval: { ...draft.approval, digest } });
      terminal.out([...caseHead(approved), ...approvalLines(approved)].join('\n'));
    });
}

const unread = (id: string): string =>
  `say what you have read with --digest: rogatory case ${id} shows the draft and its digest`;

/** @throws InvalidArgumentError */
function hex(text: string): string {
  if (/^[0-9a-f]{64}$/.test(text)) return text;
  throw new InvalidArgumentError('the digest of a draft, 64 hexadecimal digits');
}
