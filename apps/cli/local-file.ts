import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { ContactPointClient } from '#client';
import { UsageError } from './terminal.js';

/** A file on the officer's machine that is to go with an act. */
export interface LocalFile {
  path: string;
  name: string;
  sha256: string;
}

const TYPES: Record<string, string> = {
  '.csv': 'text/csv',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.eml': 'message/rfc822',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.json': 'application/json',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.txt': 'text/plain',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.zip': 'application/zip',
};

/** Looks at files before anything is sent, a piece at a time. @throws UsageError when one cannot be read, or is empty */
export async function localFiles(paths: readonly string[]): Promise<LocalFile[]> {
  const files: LocalFile[] = [];
  for (const file of paths) files.push({ path: file, name: path.basename(file), sha256: await digestOf(file) });
  return files;
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  let isEmpty = true;
  try {
    for await (const chunk of createReadStream(file)) {
      hash.update(chunk as Buffer);
      isEmpty = false;
    }
  } catch (cause) {
    throw new UsageError(`${file} cannot be read: ${(cause as Error).message}`, { cause });
  }
  if (isEmpty) throw new UsageError(`${file} is empty`);
  return hash.digest('hex');
}

/**
 * Uploads files to a case, but for those that wait there from an earlier try of the same command.
 *
 * @returns their ids, in the order of the files
 */
export async function uploaded(client: ContactPointClient, id: string, files: readonly LocalFile[]): Promise<string[]> {
  const waiting = await client.uploads(id);
  const ids: string[] = [];
  for (const { path: from, name, sha256 } of files) {
    const found = waiting.find((one) => one.name === name && one.sha256 === sha256 && !ids.includes(one.id));
    ids.push((found ?? (await upload(client, id, from, name))).id);
  }
  return ids;
}

function upload(client: ContactPointClient, id: string, from: string, name: string) {
  const body = Readable.toWeb(createReadStream(from)) as ReadableStream<Uint8Array>;
  return client.upload(id, { name, type: TYPES[path.extname(name).toLowerCase()], body });
}
