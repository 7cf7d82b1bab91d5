import { createHash, randomBytes } from 'node:crypto';
import type { AttachmentAnswer, ContactPointClient } from '#client';
import { eventually } from '../support/eventually.js';
import { TestNetwork } from '../support/network.js';
import { startRedis, type TestRedis } from '../support/redis.js';
import { preservationRequest } from '../support/requests.js';

const MIB = 1024 * 1024;
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe.each(['postgres', 'redis'] as const)('files in a network with a broker on %s', (kind) => {
  let redis: TestRedis | undefined;
  let network: TestNetwork;
  let officer: ContactPointClient;
  let liaison: ContactPointClient;

  beforeAll(async () => {
    redis = kind === 'redis' ? await startRedis() : undefined;
    network = await TestNetwork.start({ states: 'VN,BR', ...(redis ? { broker: redis.url() } : {}) });
    officer = await network.client('VN', 'officer');
    liaison = await network.client('BR', 'liaison');
  }, 120_000);
  afterAll(async () => {
    await network.end();
    await redis?.stop();
  }, 60_000);

  const submitted = async (body: Buffer): Promise<{ id: string; act: string }> => {
    const { id } = await officer.draft(preservationRequest('BR'));
    const file = await officer.upload(id, { name: 'image.dd', body });
    const { attachments } = await officer.act(id, 'submit', undefined, {}, { attachments: [file.id] });
    return { id, act: attachments[0]!.act };
  };
  const fileOf = async (client: ContactPointClient, id: string): Promise<AttachmentAnswer> =>
    (await client.case(id)).attachments[0]!;
  const complete = (id: string, milliseconds: number) =>
    eventually(async () => {
      for (const client of [officer, liaison]) expect(await fileOf(client, id)).toMatchObject({ state: 'complete' });
    }, milliseconds);
  const digestOf = async ({ id, act }: { id: string; act: string }) =>
    sha256(new Uint8Array(await (await liaison.attachment(id, act, 0)).arrayBuffer()));

  it('of 25 MiB arrive whole, and their act before them', async () => {
    const body = randomBytes(25 * MIB);
    const sent = await submitted(body);
    await liaison.caseIn(sent.id, 'delivered', 30_000);
    await complete(sent.id, 60_000);
    expect(await digestOf(sent)).toBe(sha256(body));
  }, 120_000);

  it('arrive whole although processes are killed while parts are under way', async () => {
    const body = randomBytes(20 * MIB);
    const sent = await submitted(body);
    for (const [name, from] of [
      ['contact-point BR', 3],
      ['router', 10],
      ['contact-point VN', 16],
    ] as const) {
      await eventually(async () => expect((await fileOf(liaison, sent.id)).received).toBeGreaterThan(from), 60_000);
      network.signal(name, 'SIGKILL');
    }
    await complete(sent.id, 120_000);
    expect(await digestOf(sent)).toBe(sha256(body));
  }, 240_000);
});
