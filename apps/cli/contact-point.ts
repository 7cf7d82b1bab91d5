import { InvalidArgumentError, type Command } from 'commander';
import { IsOptional, IsString, Length } from 'class-validator';
import { ContactPointClient } from '#client';
import { readConfig } from '#config';
import { readJson, readText } from './json-file.js';
import { UsageError, type Terminal } from './terminal.js';

/** Environment of the command line. */
class CliConfig {
  /** The officer's password; ROGATORY_PASSWORD_FILE names a file that holds it. */
  @IsOptional()
  @IsString()
  @Length(1, 200)
  ROGATORY_PASSWORD?: string;
}

export interface OfficerOptions {
  as: string;
  url?: string;
  passwordFile?: string;
  network: string;
}

interface TrainingOfficer {
  email: string;
  password?: string;
  token?: string;
}
interface TrainingState {
  url: string;
  officers: TrainingOfficer[];
}

/** Adds the options by which a command knows whom to speak to, and as whom. */
export const officerOptions = (command: Command): Command =>
  command
    .requiredOption('--as <email>', 'the officer')
    .option(
      '--url <url>',
      "address of the officer's contact point; else the training network's file is asked",
      webAddress,
    )
    .option('--password-file <file>', 'file with the password (or set ROGATORY_PASSWORD)')
    .option('--network <file>', "the training network's file", 'var/network.json');

/**
 * Signs the officer in. With `--url` at that contact point, with a password; otherwise at the State of the training
 * network's file that has this officer, with a given password or what the file says.
 *
 * @throws UsageError when officer or password are not to be found; ApiProblem when signing in fails
 */
export async function enter(terminal: Terminal, options: OfficerOptions): Promise<ContactPointClient> {
  const password = await givenPassword(terminal, options);
  if (options.url !== undefined) {
    if (password === undefined) throw new UsageError('--url needs a password: --password-file or ROGATORY_PASSWORD');
    return ContactPointClient.signIn(options.url, options.as, password);
  }
  const { url, officer } = await trained(options);
  if (password === undefined && officer.token !== undefined) return new ContactPointClient(url, officer.token);
  return ContactPointClient.signIn(url, officer.email, password ?? officer.password ?? '');
}

async function givenPassword({ env }: Terminal, { passwordFile }: OfficerOptions): Promise<string | undefined> {
  if (passwordFile === undefined) return readConfig(CliConfig, own(env)).ROGATORY_PASSWORD;
  return (await readText(passwordFile, 1000)).replace(/\r?\n$/, '');
}

/** Only our variables: an officer's machine has others that end in `_FILE`, which are not ours to read. */
const own = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([name]) => name.startsWith('ROGATORY_')));

async function trained({ as, network }: OfficerOptions): Promise<{ url: string; officer: TrainingOfficer }> {
  const { states } = await trainingNetwork(network);
  for (const { url, officers } of states) {
    const officer = officers.find(({ email }) => email.toLowerCase() === as.toLowerCase());
    if (officer) return { url, officer };
  }
  throw new UsageError(`no State in ${network} has an officer ${as}; it has ${emails(states)}`);
}

async function trainingNetwork(file: string): Promise<{ states: TrainingState[] }> {
  const how = 'start the training network (npm start), or name a contact point with --url';
  const network = await readJson(file, 1024 * 1024).catch((cause: Error) => {
    throw new UsageError(`${cause.message}; ${how}`, { cause });
  });
  if (isNetwork(network)) return network;
  throw new UsageError(`${file} is not the file of a training network; ${how}`);
}

function isNetwork(value: unknown): value is { states: TrainingState[] } {
  const { states } = (value ?? {}) as { states?: Partial<TrainingState>[] };
  const isOfficer = (officer: Partial<TrainingOfficer> | null) => typeof officer?.email === 'string';
  const isState = (state: Partial<TrainingState> | null) =>
    typeof state?.url === 'string' && Array.isArray(state.officers) && state.officers.every(isOfficer);
  return Array.isArray(states) && states.every(isState);
}

const emails = (states: readonly TrainingState[]): string =>
  states.flatMap(({ officers }) => officers.map(({ email }) => email)).join(', ');

/** @throws InvalidArgumentError */
export function webAddress(text: string): string {
  if (/^https?:\/\/[^\s/?#@]+(\/[^\s?#]*)?$/.test(text) && URL.canParse(text)) return text.replace(/\/+$/, '');
  throw new InvalidArgumentError('an address such as http://127.0.0.1:4001, without a name or a password');
}

/** @throws InvalidArgumentError */
export function caseId(text: string): string {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)) return text;
  throw new InvalidArgumentError('the id of a case, such as 1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed');
}
