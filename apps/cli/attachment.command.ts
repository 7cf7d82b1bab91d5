import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { InvalidArgumentError, type Command } from 'commander';
import { caseId, enter, officerOptions, type OfficerOptions } from './contact-point.js';
import { newFile } from './output-file.js';
import type { Terminal } from './terminal.js';

interface Options extends OfficerOptions {
  output: string;
}

export function addAttachmentCommand(program: Command, terminal: Terminal): void {
  officerOptions(program.command('attachment'))
    .description('Save a file of an act. Every download is recorded in the ledger.')
    .argument('<id>', 'id of the case', caseId)
    .argument('<act>', 'hash of the act, as rogatory case shows it', actHash)
    .argument('<index>', 'number of the file in the act, from 0', place)
    .requiredOption('--output <file>', 'where to save it; an existing file is left alone')
    .action((id: string, act: string, index: number, options: Options) => save(terminal, { id, act, index }, options));
}

interface Wanted {
  id: string;
  act: string;
  index: number;
}

async function save(terminal: Terminal, { id, act, index }: Wanted, options: Options): Promise<void> {
  const digest = await newFile(options.output, async (file) => {
    const client = await enter(terminal, options);
    return written(await client.attachment(id, act, index), file);
  });
  terminal.out(`${options.output}  sha256 ${digest.toString('hex')}`);
}

/** @returns its SHA-256 @throws Error when that is not what the act signs */
async function written(answer: Response, file: FileHandle): Promise<Buffer> {
  const promised = /sha-256=:([^:]+):/.exec(answer.headers.get('repr-digest') ?? '')?.[1];
  const hash = createHash('sha256');
  const seen = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  const body = Readable.fromWeb(answer.body as ReadableStream<Uint8Array>);
  await pipeline(body, seen, file.createWriteStream());
  const digest = hash.digest();
  if (digest.toString('base64') !== promised)
    throw new Error('The file arrived with another digest than the act signs; it was not kept.');
  return digest;
}

/** @throws InvalidArgumentError */
function actHash(text: string): string {
  if (/^[A-Za-z0-9_-]{43}$/.test(text)) return text;
  throw new InvalidArgumentError('the hash of an act, 43 characters');
}

/** @throws InvalidArgumentError */
function place(text: string): number {
  if (/^\d{1,2}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('a whole number, from 0');
}
