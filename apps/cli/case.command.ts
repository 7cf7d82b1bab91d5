import type { Command } from 'commander';
import type { CaseAnswer, ContactPointClient } from '#client';
import {
  actLines,
  allDeadlines,
  approvalLines,
  attachmentLines,
  caseHead,
  followUpLines,
  linkLines,
} from './case-text.js';
import { remarkLines } from './case-text.js';
import { caseId, enter, officerOptions, type OfficerOptions } from './contact-point.js';
import { draftLines } from './draft-text.js';
import type { Terminal } from './terminal.js';

export function addCaseCommand(program: Command, terminal: Terminal): void {
  officerOptions(program.command('case'))
    .description('Show how a case stands: status, what you may do next, deadlines; of a draft, what it says.')
    .argument('<id>', 'id of the case', caseId)
    .action(async (id: string, options: OfficerOptions) => {
      const client = await enter(terminal, options);
      const found = await client.case(id);
      const lines = [
        ...caseHead(found),
        ...(await draftOf(client, found)),
        ...approvalLines(found),
        ...remarkLines(found),
        ...actLines(found),
        ...followUpLines(found),
      ];
      const more = [...attachmentLines(found), ...linkLines(found)];
      terminal.out([...lines, ...more, ...allDeadlines(found, terminal.now())].join('\n'));
    });
}

/** What a draft says, with the files that wait to be sent with it. */
async function draftOf(client: ContactPointClient, found: CaseAnswer): Promise<string[]> {
  return found.approval.digest === null ? [] : draftLines(found, await client.uploads(found.id));
}
