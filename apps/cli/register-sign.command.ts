import type { Command } from 'commander';
import type { JWK } from '#protocol';
import { MAX_REGISTER_BYTES, signRegister, type RegisterDocument } from '#register';
import { readJson } from './json-file.js';
import { UsageError, type Terminal } from './terminal.js';

const KEY_BYTES = 10_000;

export function addRegisterSignCommand(register: Command, terminal: Terminal): void {
  register
    .command('sign')
    .description('Sign a version of the register with the anchor key; prints the signed text (JWS).')
    .argument('<file>', 'the register as JSON')
    .requiredOption('--key <file>', 'the private key of the anchor: an Ed25519 JWK with "kid" and "d"')
    .action(async (file: string, { key }: { key: string }) => {
      const document = await readJson(file, MAX_REGISTER_BYTES);
      const { kid, ...jwk } = await readKey(key);
      terminal.out(await signRegister(document as RegisterDocument, { kid, use: 'sig', jwk }));
    });
}

async function readKey(file: string): Promise<JWK & { kid: string }> {
  const key = (await readJson(file, KEY_BYTES)) as (JWK & { kid: string }) | null;
  if (typeof key?.kid === 'string' && typeof key.d === 'string') return key;
  throw new UsageError(`${file} is not a private JWK with "kid" and "d"`);
}
