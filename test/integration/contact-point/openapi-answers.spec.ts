import { procedures } from '#convention';
import { RawDesk, type Sent } from '../../support/raw-desk.js';
import { mismatchesIn, type Schema } from '../../support/schema-mismatches.js';
import { preservationRequest } from '../../support/requests.js';
import { PASSWORD, World, type TestState } from '../../support/world.js';

interface Document {
  paths: Record<
    string,
    Record<string, { responses: Record<string, { content?: Record<string, { schema: Schema }> }> }>
  >;
  components: { schemas: Record<string, Schema> };
}

describe('what the description of the API says of answers', () => {
  let world: World;
  let vn: TestState;
  let br: TestState;
  let desk: RawDesk;
  let document: Document;
  const asked = new Set<string>();

  beforeAll(async () => {
    world = await World.start();
    [vn, br] = [world.state('VN'), world.state('BR')];
    desk = await RawDesk.open(world);
    document = (await desk.send({ path: '/api/openapi.json' })).json as unknown as Document;
  }, 60_000);
  afterAll(() => world.stop());

  /** Sends a request to a documented path, and expects an answer as documented. */
  const answered = async (
    method: string,
    path: string,
    sent: Omit<Sent, 'path'> & { at?: TestState; of?: string[] } = {},
  ) => {
    const { of = [], ...request } = sent;
    const [address = '', query] = path.split('?');
    const values = [...of];
    const target = address.replace(/\{\w+\}/g, () => values.shift()!) + (query ? `?${query}` : '');
    const answer = await desk.send({ ...request, method: method.toUpperCase(), path: target });
    const { responses } = document.paths[address]![method]!;
    const schema = responses[answer.status]?.content?.['application/json']?.schema;
    expect({ path, status: answer.status, documented: schema !== undefined, text: schema ? '' : answer.text }).toEqual({
      path,
      status: answer.status,
      documented: true,
      text: '',
    });
    expect({ path, found: mismatchesIn(document.components.schemas, schema!, answer.json, '') }).toEqual({
      path,
      found: [],
    });
    asked.add(`${method} ${address}`);
    return answer.json;
  };
  const at = (version: unknown) => ({ 'if-match': String(version) });
  const disposition = { 'content-disposition': 'attachment; filename="a.txt"' };

  it('is true of drafts, their files and their approvals', async () => {
    const draft = await answered('post', '/api/cases', { body: preservationRequest('BR', { contents: {} }) });
    const of = [draft.id as string];
    const { contents } = preservationRequest('BR');
    const edited = await answered('patch', '/api/cases/{id}', { of, body: { contents }, headers: at(1) });
    await answered('post', '/api/cases/{id}/attachments', { of, headers: disposition, body: 'bytes' });
    await answered('get', '/api/cases/{id}/attachments', { of });
    const approve = { of, as: 'supervisor', body: {}, headers: at(edited.version) } as const;
    await answered('post', '/api/cases/{id}/approvals', approve);
    const change = { of, body: { contents: { ...contents, necessity: 'Soon deleted' } }, headers: at(edited.version) };
    expect(await answered('patch', '/api/cases/{id}', change)).toMatchObject({ approval: { void: [{}] } });
    const again = { ...approve, headers: at(Number(edited.version) + 1) };
    await answered('post', '/api/cases/{id}/approvals', again);
    await answered('delete', '/api/cases/{id}/approvals', { of, as: 'supervisor' });
  });

  it('is true of a request with a file and an approval, on both sides, and of what follows from it', async () => {
    const draft = await answered('post', '/api/cases', { body: preservationRequest('BR') });
    const of = [draft.id as string];
    const upload = await answered('post', '/api/cases/{id}/attachments', { of, headers: disposition, body: 'bytes' });
    await answered('post', '/api/cases/{id}/approvals', { of, as: 'supervisor', body: {}, headers: at(1) });
    await answered('post', '/api/cases/{id}/acts', { of, body: { act: 'submit', attachments: [upload.id] } });
    expect(await answered('get', '/api/exchange/messages')).toMatchObject({ items: [{}, {}] });
    await answered('get', '/api/exchange');
    await world.carry();
    await answered('post', '/api/cases/{id}/acts', { of, at: br, as: 'liaison', body: { act: 'acknowledge' } });
    await world.carry();
    const seen = await answered('get', '/api/cases/{id}', { of });
    expect(seen).toMatchObject({ attachments: [{}], approval: { given: [{}] }, terms: {} });
    for (const side of [vn, br]) await answered('get', '/api/cases/{id}/timeline', { of, at: side });
    const [next] = seen.followUps as { kind: string; relation: string }[];
    const asks = { kind: next!.kind, relation: next!.relation };
    const led = await answered('post', '/api/cases/{id}/follow-ups', { of, body: asks });
    expect(led.links).toHaveLength(1);
    await answered('get', '/api/cases');
    await answered('get', '/api/deadlines');
    await answered('get', '/api/statistics');
    await answered('get', '/api/exchange', { at: br });
  });

  it('is true of a draft of every kind, with the restriction of one', async () => {
    for (const { kind, submit, examples } of Object.values(procedures)) {
      const contents = examples[submit]!(world.clock.now().toISOString());
      await answered('post', '/api/cases', { body: { kind, to: 'BR', urgency: 'urgent', contents } });
    }
    const { contents } = preservationRequest('BR');
    const offence = { ...(contents.offence as object), references: ['csam'] };
    const restricted = preservationRequest('BR', { contents: { ...contents, offence } });
    expect(await answered('post', '/api/cases', { body: restricted })).toMatchObject({
      restricted: { offences: ['csam'] },
    });
    await answered('get', '/api/cases?limit=200');
  });

  it('is true of accounts, sessions and what is public', async () => {
    const email = 'new@vn.example';
    const officer = { name: 'New officer', email, password: PASSWORD, role: 'officer' };
    const { id } = await answered('post', '/api/officers', { as: 'administrator', body: officer });
    const label = { label: 'script', days: 1 };
    await answered('post', '/api/officers/{id}/tokens', { as: 'administrator', of: [id as string], body: label });
    await answered('get', '/api/officers', { as: 'auditor' });
    await answered('post', '/api/session', { token: null, body: { email, password: PASSWORD } });
    await answered('get', '/api/session');
    for (const path of ['/livez', '/readyz', '/api/openapi.json']) await answered('get', path, { token: null });
  });

  it('is true of what auditors and operators read', async () => {
    await desk.send({ path: '/api/officers' });
    await vn.owner.query(
      `INSERT INTO quarantine VALUES ('${'A'.repeat(43)}', 'BR', 'x', 'process-died', 5, now(), now())`,
    );
    expect(await answered('get', '/api/exchange/quarantine')).toMatchObject({ items: [{}] });
    for (const path of ['/api/ledger/entries', '/api/ledger/checkpoint', '/api/ledger/verify', '/api/security-log'])
      await answered('get', path, { as: 'auditor' });
    for (const path of ['/api/register', '/api/policies', '/api/procedures']) await answered('get', path);
    await answered('get', '/api/procedures/{kind}', { of: ['preservation'] });
  });

  it('has been held against an answer of every operation that answers with JSON', () => {
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, { responses }]) =>
        Object.entries(responses).some(([status, { content }]) => status < '3' && content?.['application/json'])
          ? [`${method} ${path}`]
          : [],
      ),
    );
    expect([...asked].sort()).toEqual(described.sort());
  });
});
