import { Command, InvalidArgumentError } from 'commander';

export interface SandboxOptions {
  states: string[];
  broker: string | null;
  port: number;
  directory: string;
  fresh: boolean;
  /** Whether fictional cases are made in a new network. */
  cases: boolean;
}

const MOST_STATES = 40;

/** Reads `npm start -- …`. */
export function readOptions(argv: readonly string[]): SandboxOptions {
  const command = new Command('sandbox')
    .description('A whole network on one machine: contact points, router, register, PostgreSQL.')
    .option('--states <codes>', 'States, separated by commas', states, ['VN', 'BR', 'ZA'])
    .option('--broker <url>', 'redis:// URL of a broker; without it BullMQ runs on the embedded PostgreSQL', broker)
    .option('--port <number>', 'port of the register; contact points follow', port, 4000)
    .option('--dir <path>', 'where the network keeps its data', 'var')
    .option('--fresh', 'begin anew: forget what an earlier run left', false)
    .option('--no-cases', 'make no fictional cases');
  command.parse(argv, { from: 'user' });
  const given = command.opts<{
    states: string[];
    broker?: string;
    port: number;
    dir: string;
    fresh: boolean;
    cases: boolean;
  }>();
  return {
    states: given.states,
    broker: given.broker ?? null,
    port: given.port,
    directory: given.dir,
    fresh: given.fresh,
    cases: given.cases,
  };
}

function states(text: string): string[] {
  const codes = [...new Set(text.split(',').map((code) => code.trim().toUpperCase()))];
  const wrong = codes.find((code) => !/^[A-Z]{2}$/.test(code));
  if (wrong !== undefined) throw new InvalidArgumentError(`${wrong} is not an ISO 3166-1 alpha-2 code`);
  if (codes.length < 2) throw new InvalidArgumentError('a network has at least two States');
  if (codes.length > MOST_STATES) throw new InvalidArgumentError(`at most ${MOST_STATES} States run on one machine`);
  return codes;
}

function broker(text: string): string {
  if (!/^(rediss?|postgres(ql)?):\/\//.test(text)) throw new InvalidArgumentError('a redis:// or postgres:// URL');
  return text;
}

function port(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1024 || number > 65_000)
    throw new InvalidArgumentError('a port from 1024 to 65000');
  return number;
}
