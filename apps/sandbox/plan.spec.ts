import { generateKeyPair } from '#protocol';
import { Addresses, contactPointPlan, routerPlan, type PlanContext } from './plan.js';
import type { PostgresCluster } from './postgres/cluster.js';
import type { Secrets, StateSecrets } from './secrets.js';

async function network(): Promise<PlanContext> {
  const [anchor, router, signing, sealing] = await Promise.all([
    generateKeyPair('sig', 'anchor-1'),
    generateKeyPair('sig', 'router-1'),
    generateKeyPair('sig', 'VN-sign-1'),
    generateKeyPair('enc', 'VN-seal-1'),
  ]);
  const passwords = { ownerPassword: 'a', applicationPassword: 'b', administratorPassword: 'c' };
  const VN: StateSecrets = { signing, sealing, ...passwords };
  const secrets: Secrets = { postgresPassword: 'd', brokerPassword: 'e', anchor, router, states: { VN } };
  const cluster = { ownerUrl: (name: string) => `postgres://postgres@127.0.0.1/${name}` } as PostgresCluster;
  const addresses = new Addresses(4000, ['VN']);
  return { addresses, secrets, cluster, brokerUrl: 'redis://127.0.0.1', directory: '/nowhere' };
}

const prefixes = (context: PlanContext) =>
  [routerPlan(context), contactPointPlan(context, 'VN')].map(({ env }) => env['BROKER_PREFIX']);

test('a network speaks by a prefix of its own, since others may be on the same broker', async () => {
  const [one, other] = [await network(), await network()];
  const [prefix, ...rest] = new Set(prefixes(one));
  expect(rest).toEqual([]);
  expect(prefix).toMatch(/^[A-Za-z0-9-]{1,40}$/);
  expect(prefixes(one)).toEqual([prefix, prefix]);
  expect(prefixes(other)).not.toContain(prefix);
});
