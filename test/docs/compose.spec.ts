import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, validateSync } from 'class-validator';
import { parse } from 'yaml';
import { ContactPointConfig } from '../../apps/contact-point/contact-point.config.js';
import { RegisterConfig } from '../../apps/register/register-config.js';
import { RouterConfig } from '../../apps/router/router-config.js';
import { configurations, variablesOf } from '../support/generate-docs.js';
import { read } from './files.js';

type Config = new () => object;
interface Service {
  image: string;
  command?: string[];
  environment?: Record<string, string | number>;
  secrets?: (string | { source: string; target: string })[];
  ports?: string[];
  networks: string[];
  restart?: string;
  healthcheck?: { test: string[] };
  volumes?: string[];
}
interface Compose {
  services: Record<string, Service>;
  secrets: Record<string, { file: string }>;
  networks: Record<string, { internal?: boolean }>;
  volumes: Record<string, object>;
}

const compose = parse(read('docker/compose.yaml'), { merge: true }) as Compose;
const services = Object.entries(compose.services);
const states = ['VN', 'BR', 'ZA'];

const classes: Record<string, Config> = { ContactPointConfig, RouterConfig, RegisterConfig };
const byCommand: Record<string, Config> = {
  'dist/apps/contact-point/main.js': ContactPointConfig,
  'dist/apps/router/main.js': RouterConfig,
  'dist/apps/register/main.js': RegisterConfig,
};
const programs = services.filter(([, { image }]) => image === 'rogatory');
const configOf = ({ command }: Service): Config => byCommand[command?.[0] ?? '']!;

/** Variables as class-validator knows them: what has no rule is not read at all. */
const validated = (type: Config): string[] => [
  ...new Set(
    getMetadataStorage()
      .getTargetValidationMetadatas(type, '', true, false)
      .map((rule) => rule.propertyName),
  ),
];
const inSource = (type: Config) => {
  const { file } = configurations.find((one) => one.type === type.name)!;
  return variablesOf(file, type.name);
};

const bare = (name: string): string => name.replace(/_FILE$/, '');
const SECRET = [
  'DATABASE_URL',
  'DATABASE_OWNER_URL',
  'BROKER_URL',
  'STATE_KEYS',
  'ROUTER_KEY',
  'FIRST_ADMINISTRATOR_PASSWORD',
];

const example = Object.fromEntries(
  [...read('.env.example').matchAll(/^([A-Z_]+)=(?:'(.*)'|(.*))$/gm)].map(([, name, quoted, plain]) => [
    name!,
    quoted ?? plain!,
  ]),
);
/** Wrong values of what is given; what is not given is not looked at. */
const faults = (type: Config, given: Record<string, unknown>): string[] =>
  validateSync(plainToInstance(type, given, { exposeDefaultValues: true }), { skipMissingProperties: true }).map(
    (error) => error.property,
  );

describe.each(Object.entries(classes))('%s', (_name, type) => {
  test('has a rule for every variable it declares', () => {
    expect(validated(type).sort()).toEqual(
      inSource(type)
        .map((variable) => variable.name)
        .sort(),
    );
  });

  test('says what every variable means', () => {
    expect(inSource(type).filter(({ text }) => text === '')).toEqual([]);
  });

  test('declares no variable whose name reads as the file of another', () => {
    expect(validated(type).filter((name) => name.endsWith('_FILE'))).toEqual([]);
  });

  test('has every variable in .env.example, with a usable value', () => {
    expect(validated(type).filter((name) => !(name in example))).toEqual([]);
    const { REGISTER_ANCHOR: _anchor, ROUTER_KEY: _router, STATE_KEYS: _state, ...usable } = example;
    const own = Object.fromEntries(Object.entries(usable).filter(([name]) => validated(type).includes(name)));
    expect(faults(type, own)).toEqual([]);
  });
});

test('.env.example has no variable that no program reads', () => {
  const known = configurations.flatMap(({ file, type }) => variablesOf(file, type).map(({ name }) => name));
  expect(Object.keys(example).filter((name) => !known.includes(name))).toEqual([]);
});

describe.each(programs)('%s of compose.yaml', (_name, service) => {
  const type = configOf(service);
  const environment = service.environment ?? {};

  test('is given only variables that its program reads', () => {
    expect(Object.keys(environment).filter((name) => !validated(type).includes(bare(name)))).toEqual([]);
  });

  test('is given every variable that its program needs', () => {
    const given = Object.keys(environment).map(bare);
    const needed = inSource(type).filter((variable) => variable.needed);
    expect(needed.map(({ name }) => name).filter((name) => !given.includes(name))).toEqual([]);
  });

  test('is given usable values', () => {
    const plain = Object.entries(environment).filter(([name]) => !name.endsWith('_FILE'));
    expect(faults(type, Object.fromEntries(plain.map(([name, value]) => [name, String(value)])))).toEqual([]);
  });

  test('reads secrets from files that Compose mounts for it', () => {
    expect(Object.keys(environment).filter((name) => SECRET.includes(name))).toEqual([]);
    const mounted = (service.secrets ?? []).map((one) => `/run/secrets/${typeof one === 'string' ? one : one.target}`);
    const files = Object.entries(environment).flatMap(([name, value]) => (name.endsWith('_FILE') ? [value] : []));
    expect(files.filter((file) => !mounted.includes(String(file)))).toEqual([]);
    expect(mounted.filter((file) => !files.includes(file))).toEqual([]);
  });
});

test('the programs are the ones the image has', () => {
  expect(programs.map(([, service]) => configOf(service)?.name).sort()).toEqual([
    ...states.map(() => 'ContactPointConfig'),
    'RegisterConfig',
    'RouterConfig',
  ]);
});

describe.each(services)('%s', (_name, { restart, healthcheck, ports = [], secrets = [], volumes = [], networks }) => {
  test('restarts by itself and says whether it is well', () => {
    expect(restart).toBe('unless-stopped');
    expect(healthcheck?.test.length).toBeGreaterThan(1);
  });

  test('listens on nothing beyond loopback', () => {
    expect(ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
  });

  test('uses only secrets, volumes and networks that are there', () => {
    const sourcesOf = secrets.map((one) => (typeof one === 'string' ? one : one.source));
    expect(sourcesOf.filter((name) => !(name in compose.secrets))).toEqual([]);
    expect(volumes.filter((volume) => !(volume.split(':')[0]! in compose.volumes))).toEqual([]);
    expect(networks.filter((network) => !(network in compose.networks))).toEqual([]);
  });
});

test.each(states)('%s has a contact point and a PostgreSQL 18 of its own, which nobody else reaches', (state) => {
  const own = state.toLowerCase();
  const point = compose.services[`contact-point-${own}`];
  const postgres = compose.services[`postgres-${own}`];
  expect(point?.environment?.STATE).toBe(state);
  expect(postgres?.image).toBe('postgres:18');
  expect(postgres?.networks).toEqual([own]);
  expect(compose.networks[own]?.internal).toBe(true);
  const there = services.filter(([, { networks }]) => networks.includes(own)).map(([name]) => name);
  expect(there.sort()).toEqual([`contact-point-${own}`, `postgres-${own}`]);
});

test('no secret is shared between States, and every file of a secret is used', () => {
  const used = services.flatMap(([, { secrets = [] }]) =>
    secrets.map((one) => (typeof one === 'string' ? one : one.source)),
  );
  expect(Object.keys(compose.secrets).filter((name) => !used.includes(name))).toEqual([]);
  for (const state of states.map((code) => code.toLowerCase())) {
    const others = services.filter(([name]) => !name.endsWith(`-${state}`));
    const theirs = others.flatMap(([, { secrets = [] }]) =>
      secrets.map((one) => (typeof one === 'string' ? one : one.source)),
    );
    expect(theirs.filter((name) => name.startsWith(`${state}-`))).toEqual([]);
  }
});

test('Redis has a user for every State, one for the router, and nobody without a name', () => {
  const acl = read('docker/redis/users.acl.example');
  expect(acl).toMatch(/^user default off/m);
  for (const user of [...states, 'router']) expect(acl).toMatch(new RegExp(`^user ${user} on `, 'm'));
  for (const state of states) {
    const keys = [...new RegExp(`^user ${state} .*$`, 'm').exec(acl)![0].matchAll(/ ~(\S+)/g)].map(
      ([, pattern]) => pattern,
    );
    expect(keys).toEqual([`rogatory:{outbound-${state}}:*`, `rogatory:{inbound-${state}}:*`]);
  }
  const { command, secrets } = compose.services.redis!;
  expect(command).toEqual(expect.arrayContaining(['--aclfile', '/run/secrets/users.acl', 'noeviction']));
  const settings = command!.join(' ');
  expect(settings).toMatch(/--maxmemory \d+gb .*--proto-max-bulk-len 1mb --client-output-buffer-limit normal 64mb 0 0/);
  expect(secrets).toEqual([{ source: 'redis-users', target: 'users.acl' }]);
});

test('no contact point reaches a router, whose metrics say who writes to whom', () => {
  const { networks } = compose.services.router!;
  const there = services.filter(([, service]) => service.networks.some((network) => networks.includes(network)));
  expect(there.map(([name]) => name).sort()).toEqual(['redis', 'register', 'router']);
});

test('the prefix of the keys in the ACL file is the one everybody is given', () => {
  const prefixes = programs.flatMap(([, { environment = {} }]) => environment.BROKER_PREFIX ?? []);
  expect(new Set(prefixes)).toEqual(new Set(['rogatory']));
});

test('the image has Node.js 24 and does not run as root', () => {
  const dockerfile = read('docker/Dockerfile');
  expect(new Set([...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image))).toEqual(
    new Set(['node:24-slim']),
  );
  expect(dockerfile).toMatch(/^USER node$/m);
});

test('the commands of docker/README.md make every file that Compose mounts', () => {
  const readme = read('docker/README.md');
  const missing = Object.values(compose.secrets)
    .map(({ file }) => file.replace(/^secrets\//, '').replace(/^(vn|br|za)\//, '${state}/'))
    .filter((file) => !readme.includes(`put('${file}'`) && !readme.includes(`put(\`${file}\``));
  expect(missing).toEqual([]);
});
