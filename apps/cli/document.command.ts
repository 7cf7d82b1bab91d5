import { createHash } from 'node:crypto';
import type { Command } from 'commander';
import type { ContactPointClient, DocumentAnswer } from '#client';
import { procedureOf } from '#convention';
import { caseId, enter, officerOptions, type OfficerOptions } from './contact-point.js';
import { newFile } from './output-file.js';
import type { Terminal } from './terminal.js';
import { columns } from './wording.js';

interface DocumentOptions extends OfficerOptions {
  act?: string;
  language?: string;
  output: string;
}

const EXPLANATION = `
Without --act: the document of the request; of a draft, the preview of what submitting it now would send. Hashes of acts:
rogatory timeline CASE. Languages: en, fr, es, ar, zh, ru, vi; without --language the one that was sent.`;

/** How the document stands to what the signed act states of it. */
const CHECKS: Record<string, string> = {
  same: 'the document that was sent, byte for byte',
  different: 'NOT the document that the act states',
  translation: 'the same act in another language than was sent',
  'none-stated': 'the act states no document to compare with',
  'other-template': 'the act states a document of another template, which cannot be compared here',
  'other-language': 'the act states a document in a language that is not known here',
  unknown: 'it could not be compared with what the act states',
};

export function addDocumentCommand(program: Command, terminal: Terminal): void {
  officerOptions(program.command('document'))
    .description('Write the formal document of a request, or of any act, as PDF.')
    .argument('<id>', 'id of the case', caseId)
    .requiredOption('--output <file>', 'where to write it; an existing file is left alone')
    .option('--act <hash>', 'hash of the act; otherwise the request')
    .option('--language <language>', 'language of the document')
    .addHelpText('after', EXPLANATION)
    .action((id: string, options: DocumentOptions) => write(terminal, id, options));
}

async function write(terminal: Terminal, id: string, options: DocumentOptions): Promise<void> {
  const found = await newFile(options.output, async (file) => {
    const answer = await documentFor(await enter(terminal, options), id, options);
    if (createHash('sha256').update(answer.bytes).digest('hex') !== answer.sha256)
      throw new Error('the document does not have the SHA-256 that the contact point says');
    await file.writeFile(answer.bytes);
    return answer;
  });
  const check = found.check === null ? previewed(found) : (CHECKS[found.check] ?? found.check);
  const rows = [
    ['File', options.output],
    ['Language', found.language],
    ['SHA-256', found.sha256],
    ['It is', check],
  ];
  terminal.out(columns(rows).join('\n'));
}

const previewed = ({ awaits }: DocumentAnswer): string =>
  `a preview: nothing has been sent${awaits === null ? '' : `, and you cannot submit it now (${awaits})`}`;

async function documentFor(client: ContactPointClient, id: string, options: DocumentOptions): Promise<DocumentAnswer> {
  const { act, language } = options;
  const wanted = language === undefined ? {} : { language };
  if (act !== undefined) return client.documentOf(id, act, language);
  const { kind, status } = await client.case(id);
  const { submit, initial } = procedureOf(kind);
  if (status === initial) return client.preview(id, submit, wanted);
  const request = (await client.timeline(id)).find((item) => item.type === 'act' && item.act === submit);
  if (!request) throw new Error('the request of this case has not arrived here yet');
  return client.documentOf(id, request.hash, language);
}
