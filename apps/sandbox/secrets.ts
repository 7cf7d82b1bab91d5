import { randomBytes } from 'node:crypto';
import { access, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { generateKeyPair, type PrivateKey, type PublicKey } from '#protocol';
import { keep, kept } from './kept-file.js';

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

const REMEDY = 'put it back, or begin anew with --fresh';

/**
 * Reads the secrets of an earlier run and adds those of States that are new.
 *
 * @throws Error when the data of an earlier run are there and their secrets are not, or cannot be read
 */
export async function loadSecrets(directory: string, states: readonly string[]): Promise<Secrets> {
  const file = path.join(directory, 'secrets.json');
  await mkdir(directory, { recursive: true });
  const secrets = (await kept<Secrets>(file, REMEDY)) ?? (await newSecrets(directory));
  for (const state of states) secrets.states[state] ??= await newState(state);
  await keep(file, secrets);
  return secrets;
}

async function newSecrets(directory: string): Promise<Secrets> {
  const hasData = await access(path.join(directory, 'postgres')).then(
    () => true,
    () => false,
  );
  if (hasData)
    throw new Error(`${directory} has a database, but not the secrets.json that holds its password: ${REMEDY}`);
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
