import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { generateKeyPair, type PrivateKey, type PublicKey } from '#protocol';

interface KeyPair {
  private: PrivateKey;
  public: PublicKey;
}

export interface StateSecrets {
  signing: KeyPair;
  sealing: KeyPair;
  ownerPassword: string;
  applicationPassword: string;
  administratorPassword: string;
}

/** Everything secret of a sandbox, made once and kept beside its data. */
export interface Secrets {
  postgresPassword: string;
  brokerPassword: string;
  anchor: KeyPair;
  router: KeyPair;
  states: Record<string, StateSecrets>;
}

const password = (): string => randomBytes(18).toString('base64url');

/** Reads the secrets of an earlier run and adds those of States that are new. */
export async function loadSecrets(directory: string, states: readonly string[]): Promise<Secrets> {
  const file = path.join(directory, 'secrets.json');
  await mkdir(directory, { recursive: true });
  const secrets = await readFile(file, 'utf8').then((text) => JSON.parse(text) as Secrets, newSecrets);
  for (const state of states) secrets.states[state] ??= await newState(state);
  await writeFile(`${file}.tmp`, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  await rename(`${file}.tmp`, file);
  return secrets;
}

async function newSecrets(): Promise<Secrets> {
  const [anchor, router] = await Promise.all([generateKeyPair('sig', 'anchor-1'), generateKeyPair('sig', 'router-1')]);
  return { postgresPassword: password(), brokerPassword: password(), anchor, router, states: {} };
}

async function newState(state: string): Promise<StateSecrets> {
  const [signing, sealing] = await Promise.all([
    generateKeyPair('sig', `${state}-sign-1`),
    generateKeyPair('enc', `${state}-seal-1`),
  ]);
  return {
    signing,
    sealing,
    ownerPassword: password(),
    applicationPassword: password(),
    administratorPassword: password(),
  };
}
