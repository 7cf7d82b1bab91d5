import { procedures } from '#convention';
import { RawDesk } from '../../support/raw-desk.js';
import { preservationRequest } from '../../support/requests.js';
import { routesOf } from '../../support/routes.js';
import { mismatchesIn, type Schema } from '../../support/schema-mismatches.js';
import { World, type TestState } from '../../support/world.js';

interface Operation {
  operationId: string;
  parameters?: { name: string; in: string; required?: boolean; schema: Schema }[];
  requestBody?: { required?: boolean; content: Record<string, { schema: Schema }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: Schema }> }>;
  security?: object[];
  'x-permission'?: string;
}

interface Document {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema>; securitySchemes: Record<string, object> };
  security: object[];
}

/** The one body that is no JSON. */
const UPLOAD = 'POST /api/cases/{id}/attachments';

/** The interfaces that scripts outside the repository rely on. */
const CONTRACT = [
  'POST /api/cases',
  'GET /api/cases',
  'GET /api/cases/{id}',
  'PATCH /api/cases/{id}',
  'POST /api/cases/{id}/acts',
  'GET /api/cases/{id}/timeline',
  'GET /api/deadlines',
  'GET /api/exchange',
  'GET /api/ledger/entries',
  'GET /api/ledger/checkpoint',
  'GET /api/ledger/verify',
  'GET /api/register',
  'GET /api/procedures',
  'GET /api/statistics',
  'GET /api/events',
  'GET /api/openapi.json',
  'GET /livez',
  'GET /readyz',
  'GET /metrics',
];
const PUBLIC = ['GET /api/openapi.json', 'GET /livez', 'GET /metrics', 'GET /readyz', 'POST /api/session'];

describe('the description of the API', () => {
  let world: World;
  let vn: TestState;
  let desk: RawDesk;
  let document: Document;

  beforeAll(async () => {
    world = await World.start();
    vn = world.state('VN');
    desk = await RawDesk.open(world);
    document = (await desk.send({ path: '/api/openapi.json', token: null })).json as unknown as Document;
  }, 60_000);
  afterAll(() => world.stop());

  const operations = () =>
    Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        name: `${method.toUpperCase()} ${path}`,
        path,
        method,
        operation,
      })),
    );
  const operation = (name: string) => operations().find((one) => one.name === name)!.operation;
  const schema = (name: string) => document.components.schemas[name]!;
  const mismatches = (one: Schema, value: unknown, path: string) =>
    mismatchesIn(document.components.schemas, one, value, path);

  describe('as a document', () => {
    it('is OpenAPI 3, open to anybody, and the same every time', async () => {
      expect(document).toMatchObject({ openapi: expect.stringMatching(/^3\.\d\.\d$/), info: { version: '1' } });
      const again = await desk.send({ path: '/api/openapi.json' });
      expect(again.json).toEqual(document);
      expect(again.headers['content-type']).toMatch(/^application\/json/);
    });

    it('lists every route of the application, and no other', () => {
      const routes = routesOf(vn.app).map((route) => route.replace(/:(\w+)/g, '{$1}'));
      expect(
        operations()
          .map(({ name }) => name)
          .sort(),
      ).toEqual(routes);
      expect(routes).toEqual(expect.arrayContaining(CONTRACT));
    });

    it('refers only to what it has, and leaves nothing unused', () => {
      const referred = new Set(referencesIn(document));
      const names = Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`);
      expect([...referred].filter((name) => !names.includes(name))).toEqual([]);
      expect(names.filter((name) => !referred.has(name))).toEqual([]);
    });

    it('has operations with an id of their own, the parameters of their path, and an answer', () => {
      const ids = operations().map((one) => one.operation.operationId);
      expect(new Set(ids).size).toBe(ids.length);
      for (const { name, path, operation: one } of operations()) {
        const inPath = (one.parameters ?? []).filter((parameter) => parameter.in === 'path');
        expect({ name, parameters: inPath.map((parameter) => parameter.name) }).toEqual({
          name,
          parameters: [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter),
        });
        expect(inPath.every(({ required }) => required)).toBe(true);
        const answers = Object.keys(one.responses);
        expect(answers.some((status) => /^2\d\d$/.test(status))).toBe(true);
        expect(answers.every((status) => /^(default|[1-5]\d\d)$/.test(status))).toBe(true);
        expect(Object.values(one.responses).every(({ description }) => typeof description === 'string')).toBe(true);
      }
    });

    it('has schemas that are schemas: known types, required fields that exist, nothing empty', () => {
      const flaws = Object.entries(document.components.schemas).flatMap(([name, one]) => flawsIn(one, name));
      expect(flaws).toEqual([]);
      for (const { operation: one } of operations())
        for (const parameter of one.parameters ?? []) expect(flawsIn(parameter.schema, parameter.name)).toEqual([]);
    });

    it('names component schemas as the specification allows', () => {
      expect(Object.keys(document.components.schemas).filter((name) => !/^[A-Za-z0-9._-]+$/.test(name))).toEqual([]);
    });
  });

  describe('of access', () => {
    it('asks for a token or a session everywhere but where it is public', () => {
      expect(document.security).toEqual([{ bearer: [] }, { cookie: [] }]);
      expect(document.components.securitySchemes).toMatchObject({
        bearer: { type: 'http', scheme: 'bearer' },
        cookie: { type: 'apiKey', in: 'cookie', name: 'rogatory_session' },
      });
      const open = operations().filter(({ operation: one }) => one.security?.length === 0);
      expect(open.map(({ name }) => name).sort()).toEqual(PUBLIC);
      const guarded = operations().filter(({ operation: one }) => one.security === undefined);
      expect(guarded.every(({ operation: one }) => /^[a-z]+\.[a-z]+$/.test(one['x-permission'] ?? ''))).toBe(true);
    });
  });

  describe('of what is sent', () => {
    it('gives every body a schema that refuses unknown fields', () => {
      const withBody = operations().filter(({ operation: one }) => one.requestBody);
      expect(withBody.map(({ name }) => name).sort()).toEqual([
        'PATCH /api/cases/{id}',
        'POST /api/cases',
        'POST /api/cases/{id}/acts',
        'POST /api/cases/{id}/approvals',
        UPLOAD,
        'POST /api/cases/{id}/documents',
        'POST /api/cases/{id}/follow-ups',
        'POST /api/officers',
        'POST /api/officers/{id}/tokens',
        'POST /api/session',
      ]);
      expect(operation(UPLOAD).requestBody!.content).toEqual({
        'application/octet-stream': { schema: { type: 'string', format: 'binary' } },
      });
      for (const { operation: one } of withBody.filter(({ name }) => name !== UPLOAD)) {
        expect(Object.keys(one.requestBody!.content)).toEqual(['application/json']);
        const body = one.requestBody!.content['application/json']!.schema;
        const found = body.$ref ? schema(body.$ref.split('/').at(-1)!) : body;
        for (const choice of found.anyOf ?? [found]) {
          expect(choice).toMatchObject({ type: 'object', additionalProperties: false });
          expect(Object.keys(choice.properties ?? {}).length).toBeGreaterThan(0);
        }
      }
    });

    it('says of a new case what its validation says', () => {
      expect(schema('NewCase')).toMatchObject({
        required: ['kind', 'to', 'urgency', 'contents'],
        properties: {
          kind: { type: 'string', minLength: 1, maxLength: 64 },
          to: { type: 'string', pattern: '^[A-Z]{2}$' },
          urgency: { type: 'string', enum: ['emergency', 'urgent', 'routine'] },
          contents: { type: 'object', description: expect.stringContaining('preservation.submit') },
        },
      });
      expect(schema('DraftChange').required ?? []).toEqual([]);
      expect(schema('NewToken').properties).toMatchObject({ days: { type: 'integer', minimum: 1, maximum: 365 } });
    });

    it('has the contents of every act that an officer can perform, in every procedure', () => {
      for (const { kind, acts } of Object.values(procedures))
        for (const { act, roles } of acts.filter((rule) => rule.roles.some((role) => role !== 'clock')))
          expect({ act, roles, schema: schema(`${kind}.${act}`) }).toMatchObject({
            schema: { type: 'object', additionalProperties: false, description: expect.any(String) },
          });
      expect(schema('preservation.submit').required).toEqual(
        expect.arrayContaining(['authority', 'necessity', 'followUp']),
      );
      expect(schema('preservation.preserve').properties).toMatchObject({
        preservedAt: { type: 'string', format: 'date-time' },
        periodDays: { type: 'integer', minimum: 60 },
      });
    });

    it('ties the contents to the act', () => {
      const choices = schema('NewActRequest').anyOf!;
      const acts = choices.map(({ properties }) => properties!.act!.enum![0]);
      expect(acts).toEqual(expect.arrayContaining(['submit', 'acknowledge', 'withdraw']));
      expect(acts).not.toContain('expire');
      const withdraw = choices.find(({ properties }) => properties!.act!.enum![0] === 'withdraw');
      expect(withdraw!.properties!.contents).toEqual({ $ref: '#/components/schemas/preservation.withdraw' });
    });

    it('lists the parameters of queries with their limits', () => {
      const parameters = (name: string) => operation(name).parameters!.filter((one) => one.in === 'query');
      expect(
        parameters('GET /api/cases')
          .map(({ name }) => name)
          .sort(),
      ).toEqual(['box', 'counterpart', 'cursor', 'kind', 'limit', 'q', 'sort', 'status'].sort());
      expect(parameters('GET /api/cases').every(({ required }) => required === false)).toBe(true);
      expect(parameters('GET /api/cases').find(({ name }) => name === 'limit')!.schema).toMatchObject({
        type: 'integer',
        minimum: 1,
        maximum: 200,
        default: 50,
      });
      expect(parameters('GET /api/deadlines').map(({ name }) => name)).toEqual(
        expect.arrayContaining(['state', 'before']),
      );
      expect(
        parameters('GET /api/ledger/entries')
          .map(({ name }) => name)
          .sort(),
      ).toEqual(['case', 'cursor', 'limit']);
    });

    it('names the headers that make requests safe', () => {
      const headers = (name: string) => operation(name).parameters!.filter((one) => one.in === 'header');
      const named = (name: string) =>
        headers(name)
          .map((one) => `${one.name}${one.required ? ' required' : ''}`)
          .sort();
      expect(named('POST /api/cases')).toEqual(['Idempotency-Key']);
      expect(named('PATCH /api/cases/{id}')).toEqual(['If-Match required']);
      expect(named('POST /api/cases/{id}/acts')).toEqual(['Idempotency-Key', 'If-Match']);
    });

    it('accepts the request of the tests, as the contact point does', async () => {
      const { contents } = preservationRequest('BR');
      expect(mismatches(schema('preservation.submit'), contents, 'contents')).toEqual([]);
      expect(mismatches(schema('preservation.submit'), { ...contents, colour: 'red' }, 'contents')).toEqual([
        'contents.colour is unknown',
      ]);
      expect(
        (await desk.send({ method: 'POST', path: '/api/cases?complete=true', body: preservationRequest('BR') })).status,
      ).toBe(201);
    });
  });

  describe('of what is answered', () => {
    it('says that every refusal is a problem, with the codes there are', async () => {
      for (const { operation: one } of operations().filter(({ name }) => name !== 'GET /api/openapi.json'))
        expect(one.responses.default!.content).toEqual({
          'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
        });
      const { json } = await desk.send({ path: '/api/cases/none' });
      expect(mismatches(schema('Problem'), json, 'problem')).toEqual([]);
      const { json: refused } = await desk.send({ method: 'POST', path: '/api/cases', body: {} });
      expect(mismatches(schema('Problem'), refused, 'problem')).toEqual([]);
    });

    it('is true: every documented operation answers', async () => {
      for (const { name, path, method } of operations().filter((one) => one.path !== '/api/events')) {
        const target = path.replace('{id}', '00000000-0000-4000-8000-000000000000').replace('{kind}', 'preservation');
        const body = method === 'get' || method === 'delete' ? {} : { body: {} };
        const as = /officers/.test(path) ? 'administrator' : 'supervisor';
        const { status, json } = await desk.send({ method: method.toUpperCase(), path: target, as, ...body });
        expect({ name, answered: status < 500 && json.code !== 'not-found' && status !== 405 }).toEqual({
          name,
          answered: true,
        });
      }
    });
  });
});

const TYPES = new Set(['object', 'array', 'string', 'integer', 'boolean', 'number']);

/** What makes a schema unusable, by its path. */
function flawsIn(schema: Schema, path: string): string[] {
  if (schema.$ref) return [];
  if (schema.anyOf && !schema.type)
    return schema.anyOf.flatMap((choice, index) => flawsIn(choice, `${path}.anyOf${index}`));
  if (!TYPES.has(schema.type ?? '')) return [`${path} has the type ${schema.type}`];
  const names = Object.keys(schema.properties ?? {});
  const unknown = (schema.required ?? [])
    .filter((name) => !names.includes(name))
    .map((name) => `${path} requires ${name}`);
  const empty =
    schema.type === 'object' && names.length === 0 && schema.additionalProperties !== true ? [`${path} is empty`] : [];
  const noItems = schema.type === 'array' && !schema.items ? [`${path} has no items`] : [];
  const inner = Object.entries(schema.properties ?? {}).flatMap(([name, one]) => flawsIn(one, `${path}.${name}`));
  return [...unknown, ...empty, ...noItems, ...inner, ...(schema.items ? flawsIn(schema.items, `${path}[]`) : [])];
}

function referencesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === '$ref' && typeof inner === 'string' ? [inner] : referencesIn(inner),
  );
}
