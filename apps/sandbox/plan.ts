import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { environment } from '#config';
import { anchorText } from '#register';
import type { PostgresCluster } from './postgres/cluster.js';
import type { Secrets } from './secrets.js';
import type { ProcessPlan } from './supervisor.js';

/** Where everything of a sandbox listens, counted from the register's port. */
export class Addresses {
  constructor(
    private readonly base: number,
    private readonly states: readonly string[],
  ) {}

  readonly host = '127.0.0.1';

  get register(): number {
    return this.base;
  }

  contactPoint(state: string): number {
    return this.base + 1 + this.states.indexOf(state);
  }

  get router(): number {
    return this.base + 98;
  }

  get postgres(): number {
    return this.base + 99;
  }

  /** Every port of the network. */
  get all(): number[] {
    return [this.register, ...this.states.map((state) => this.contactPoint(state)), this.router, this.postgres];
  }

  url(port: number): string {
    return `http://${this.host}:${port}`;
  }
}

export interface PlanContext {
  addresses: Addresses;
  secrets: Secrets;
  cluster: PostgresCluster;
  brokerUrl: string;
  directory: string;
}

/** The compiled apps, beside this one. */
const apps = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

export function postgresPlan({ cluster, directory }: PlanContext): ProcessPlan {
  const { command, args, user } = cluster.command();
  const log = path.join(directory, 'logs', 'postgres.log');
  const env = { PATH: environment().PATH ?? '', LC_ALL: 'C' };
  return { name: 'postgres', command, args, user, env, log, signal: 'SIGINT', ready: () => cluster.answers() };
}

export function registerPlan(context: PlanContext): ProcessPlan {
  const { addresses, secrets, directory } = context;
  const env = {
    REGISTER_PORT: String(addresses.register),
    REGISTER_DIR: path.join(directory, 'register'),
    REGISTER_ANCHOR: anchorText(secrets.anchor.public),
  };
  return nodePlan(context, { app: 'register', probe: `${addresses.url(addresses.register)}/livez`, env });
}

export function routerPlan(context: PlanContext): ProcessPlan {
  const { addresses, secrets, directory } = context;
  const env = {
    ...network(context),
    ROUTER_PORT: String(addresses.router),
    ROUTER_KEY: JSON.stringify({ ...secrets.router.private.jwk, kid: secrets.router.private.kid }),
    ROUTER_CACHE_PATH: path.join(directory, 'router-register.jws'),
  };
  return nodePlan(context, { app: 'router', probe: `${addresses.url(addresses.router)}/readyz`, env });
}

export function contactPointPlan(context: PlanContext, state: string): ProcessPlan {
  const { addresses, secrets, cluster } = context;
  const own = secrets.states[state]!;
  const database = (user: string, password: string) => {
    const url = new URL(cluster.ownerUrl(databaseOf(state)));
    return Object.assign(url, { username: user, password }).toString();
  };
  const port = addresses.contactPoint(state);
  const env = {
    ...network(context),
    STATE: state,
    DATABASE_URL: database(`${databaseOf(state)}_app`, own.applicationPassword),
    DATABASE_OWNER_URL: database(databaseOf(state), own.ownerPassword),
    DATABASE_POOL: '12',
    STATE_KEYS: JSON.stringify([own.signing.private, own.sealing.private]),
    HTTP_PORT: String(port),
    FIRST_ADMINISTRATOR_EMAIL: `administrator@${state.toLowerCase()}.contact-point.example`,
    FIRST_ADMINISTRATOR_PASSWORD: own.administratorPassword,
  };
  return nodePlan(context, { app: 'contact-point', args: [state], probe: `${addresses.url(port)}/readyz`, env });
}

/** Name of a State's database and of the role that owns it. */
export const databaseOf = (state: string): string => `contact_point_${state.toLowerCase()}`;

const network = ({ addresses, secrets, brokerUrl }: PlanContext) => ({
  BROKER_URL: brokerUrl,
  BROKER_PREFIX: prefixOf(secrets),
  REGISTER_URL: addresses.url(addresses.register),
  REGISTER_ANCHOR: anchorText(secrets.anchor.public),
});

/** As long as the network has its keys: another one on the same broker must not take what is for this one. */
const prefixOf = ({ anchor }: Secrets): string =>
  `training-${createHash('sha256').update(anchorText(anchor.public)).digest('hex').slice(0, 12)}`;

interface NodePlan {
  app: string;
  args?: string[];
  /** Address that answers 2xx once the process can do its work. */
  probe: string;
  env: Record<string, string>;
}

function nodePlan({ directory }: PlanContext, { app, args = [], probe, env }: NodePlan): ProcessPlan {
  const name = [app, ...args].join(' ');
  const leash = path.join(apps, 'sandbox', 'leash.js');
  return {
    name,
    command: process.execPath,
    args: ['--enable-source-maps', '--import', leash, path.join(apps, app, 'main.js'), ...args],
    env: { PATH: environment().PATH ?? '', NODE_ENV: 'production', ...env },
    log: path.join(directory, 'logs', `${name.replace(' ', '-')}.log`),
    ready: () => answers(probe),
  };
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}
