import { Command, CommanderError } from 'commander';
import { ConfigError } from '#config';
import { addApproveCommand } from './approve.command.js';
import { addAttachmentCommand } from './attachment.command.js';
import { addCaseCommand } from './case.command.js';
import { addFollowUpCommand } from './follow-up.command.js';
import { addDocumentCommand } from './document.command.js';
import { errorText } from './problem-text.js';
import { addRegisterCalendarCommand } from './register-calendar.command.js';
import { addRegisterPublishCommand } from './register-publish.command.js';
import { addRegisterSignCommand } from './register-sign.command.js';
import { addStatisticsCommand } from './statistics.command.js';
import { addSubmitCommand } from './submit.command.js';
import { UsageError, type Terminal } from './terminal.js';
import { addTimelineCommand } from './timeline.command.js';

/**
 * Runs one command line.
 *
 * @returns the exit code: 0 done, 1 refused or failed, 2 wrong usage (nothing was sent)
 */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    await programFor(terminal).parseAsync([...args], { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    terminal.err(errorText(error));
    return error instanceof UsageError || error instanceof ConfigError ? 2 : 1;
  }
}

function programFor(terminal: Terminal): Command {
  const program = new Command('rogatory')
    .description('Requests between the 24/7 points of contact, from the command line.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      writeErr: (text) => terminal.err(text.trimEnd()),
    })
    .showHelpAfterError('(add --help for what it takes)')
    .addHelpText('after', '\nExit codes: 0 done, 1 refused or failed, 2 wrong usage (nothing was sent).');
  addSubmitCommand(program, terminal);
  addApproveCommand(program, terminal);
  addCaseCommand(program, terminal);
  addAttachmentCommand(program, terminal);
  addFollowUpCommand(program, terminal);
  addTimelineCommand(program, terminal);
  addDocumentCommand(program, terminal);
  addStatisticsCommand(program, terminal);
  const register = program
    .command('register')
    .description('Sign and publish versions of the register, and make calendars for it.');
  addRegisterCalendarCommand(register, terminal);
  addRegisterSignCommand(register, terminal);
  addRegisterPublishCommand(register, terminal);
  return program;
}
