import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { RawDesk, type Refusal, type Sent } from '../../support/raw-desk.js';
import { rawBytes, type RawRequest } from '../../support/raw-http.js';
import { preservationRequest } from '../../support/requests.js';
import { tokenOf } from '../../support/tokens.js';
import { World, type TestState } from '../../support/world.js';

const KiB = 1024;
const text = JSON.stringify;

describe('input that a contact point cannot read', () => {
  let world: World;
  let vn: TestState;
  let desk: RawDesk;

  beforeAll(async () => {
    world = await World.start();
    vn = world.state('VN');
    desk = await RawDesk.open(world);
  }, 60_000);
  afterAll(() => world.stop());

  const send = (request: Sent) => desk.send(request);
  const refused = (request: Sent, expected: Refusal) => desk.refused(request, expected);

  const request = (change: object = {}) => ({ ...preservationRequest('BR'), ...change });
  const contents = (change: object) => request({ contents: { ...preservationRequest('BR').contents, ...change } });
  const post = (body: RawRequest['body'], headers: Record<string, string> = {}): Sent => ({
    method: 'POST',
    path: '/api/cases',
    body,
    headers,
  });

  describe('as a body', () => {
    const withText = (value: string) => text(contents({ necessity: 'PLACE' })).replace('"PLACE"', value);
    const deep = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
    const nested = (depth: number) => withText(`{"a":${deep(depth)}}`);
    const malformed = { status: 400, code: 'malformed-json' };
    const invalid = { status: 400, code: 'invalid-input' };

    it.each<[string, RawRequest['body'], Refusal]>([
      ['text', 'hello', malformed],
      ['half a document', text(request()).slice(0, -1), malformed],
      ['nothing at all', '', invalid],
      ['an array', '[]', invalid],
      ['a string', '"draft"', { ...invalid, detail: /object/ }],
      ['null', 'null', { ...invalid, detail: /object/ }],
      ['a number', '42', { ...invalid, detail: /object/ }],
      ['JSON after a byte order mark and garbage', '\ufeff\ufeff{}', malformed],
      ['arrays inside each other 100,000 times', nested(100_000), invalid],
      ['a __proto__ key', withText('"x","__proto__":{"urgency":"emergency"}'), invalid],
      [
        'a field with the name of what every object has',
        '{"toString":1}',
        { ...invalid, violations: [{ path: 'toString' }] },
      ],
      [
        'such a field in the contents',
        withText('"x","hasOwnProperty":"y"'),
        { ...invalid, violations: [{ path: 'contents.hasOwnProperty' }] },
      ],
      ['a constructor key', withText('"x","constructor":{"prototype":{}}'), invalid],
      [
        'the same key twice',
        text(request()).replace('{', '{"urgency":"emergency",'),
        { ...invalid, detail: /duplicate/ },
      ],
      ['a NUL character', withText('"a\\u0000b"'), { ...invalid, detail: /ill-formed/ }],
      ['half a surrogate pair', withText('"a\\ud800b"'), { ...invalid, detail: /ill-formed/ }],
      ['a raw NUL byte', withText('"a\u0000b"'), malformed],
      ['bytes that are not UTF-8', Buffer.from(withText('"a\xffb"'), 'latin1'), malformed],
      ['an overlong UTF-8 encoding', Buffer.from(withText('"\xc0\xaf"'), 'latin1'), malformed],
    ])('%s: refused', (_, body, expected) => refused(post(body), expected));

    it.each<[string, RawRequest['body'], Record<string, string>, Refusal]>([
      [
        'another media type',
        text(request()),
        { 'content-type': 'text/plain' },
        { status: 415, code: 'unsupported-media-type' },
      ],
      [
        'a form',
        'kind=preservation',
        { 'content-type': 'application/x-www-form-urlencoded' },
        { status: 415, code: 'unsupported-media-type' },
      ],
      ['no media type', text(request()), { 'content-type': '' }, { status: 415, code: 'unsupported-media-type' }],
      [
        'a character set we do not read',
        text(request()),
        { 'content-type': 'application/json; charset=latin1' },
        { status: 415, code: 'unsupported-media-type' },
      ],
      [
        'UTF-16',
        Buffer.from(text(request()), 'utf16le'),
        { 'content-type': 'application/json; charset=utf-16le' },
        { status: 415, code: 'unsupported-media-type' },
      ],
      [
        'an unknown encoding',
        text(request()),
        { 'content-encoding': 'lz99' },
        { status: 415, code: 'unsupported-media-type' },
      ],
      [
        'compressed',
        gzipSync(text(request())),
        { 'content-encoding': 'gzip' },
        { status: 415, code: 'unsupported-media-type' },
      ],
      [
        'a compressed bomb',
        gzipSync(Buffer.alloc(64 * 1024 * KiB, 32)),
        { 'content-encoding': 'gzip' },
        { status: 415, code: 'unsupported-media-type' },
      ],
      [
        'a length that is not one',
        text(request()),
        { 'content-length': '2' },
        { status: 400, code: 'malformed-request' },
      ],
    ])('%s: refused', (_, body, headers, expected) => refused(post(body, headers), expected));

    it.each<[string, RawRequest['body']]>([
      ['2 MB', text(request({ padding: 'p'.repeat(2 * 1024 * KiB) }))],
      ['2 MB in chunks of unknown length', Array.from({ length: 32 }, () => Buffer.alloc(64 * KiB, '['))],
      ['one byte too many', `{"a":"${'p'.repeat(256 * KiB - 7)}"}`],
    ])('%s: refused as too large, before it is parsed', (_, body) =>
      refused(post(body), { status: 413, code: 'body-too-large' }),
    );

    it('of several, each too large, does not keep the contact point from answering others', async () => {
      const flood = Array.from({ length: 8 }, () => send(post('['.repeat(2 * 1024 * KiB))));
      expect((await send({ path: '/livez' })).status).toBe(200);
      expect((await Promise.all(flood)).map(({ status }) => status)).toEqual(flood.map(() => 413));
    });

    it('announced and never sent does not hold others up', async () => {
      const answer = await rawBytes(vn.url, 'POST /api/cases HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{');
      expect(answer).not.toMatch(/^HTTP\/1.1 5/);
      expect((await send({ path: '/livez' })).status).toBe(200);
    });
  });

  describe('as headers and addresses', () => {
    it('headers of 64 KiB are refused', async () => {
      const answer = await send({ path: '/api/cases', headers: { 'x-long': 'h'.repeat(64 * KiB) } });
      expect(answer).toMatchObject({ status: 431, json: { code: 'headers-too-large', status: 431 } });
      expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    });

    it('bytes that are not HTTP are answered with a problem, and the connection ends', async () => {
      expect(await rawBytes(vn.url, 'GET / HTTP/9.9\r\n\r\n')).toMatch(
        /^HTTP\/1\.1 400 [^]*"code":"malformed-request"/,
      );
    });

    it.each<[string, string]>([
      ['an unknown path', '/api/nothing'],
      ['a path outside the API', '/admin'],
      ['a path that climbs', '/api/../../etc/passwd'],
      ['a path of 8,000 characters', `/api/${'a'.repeat(8_000)}`],
      ['a path of another case', '/API/CASES/x/y/z'],
    ])('%s: not found', (_, path) => refused({ path }, { status: 404, code: 'not-found' }));

    it.each<[string, string]>([
      ['a percent sign that escapes nothing', '/api/cases/%zz'],
      ['a NUL in the path', '/api/cases/%00'],
      ['a NUL in the query', '/api/cases?q=a%00b'],
      ['broken UTF-8 in the path', '/api/procedures/%ff'],
    ])('%s: refused', (_, path) => refused({ path }, { status: 400, code: 'invalid-query' }));

    it.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND'])(
      '%s on the list of cases: refused, with the methods it has',
      async (method) => {
        const answer = await refused({ method, path: '/api/cases' }, { status: 405, code: 'method-not-allowed' });
        expect(answer.headers.allow!.split(', ').sort()).toEqual(['GET', 'POST']);
        expect(answer.headers['access-control-allow-origin']).toBeUndefined();
        await refused({ method, path: '/api/nothing' }, { status: 404, code: 'not-found' });
        await refused({ method, path: '/api/cases/%zz' }, { status: 400, code: 'invalid-query' });
      },
    );

    it.each([
      ['without a host', 'GET /livez HTTP/1.1\r\nConnection: close\r\n\r\n'],
      ['for a tunnel', 'CONNECT other:1 HTTP/1.1\r\nHost: x\r\n\r\n'],
    ])('a request %s is answered with a problem', async (_, bytes) => {
      expect(await rawBytes(vn.url, bytes)).toMatch(/^HTTP\/1\.1 400 [^]*"code":"malformed-request"/);
    });

    it('an expectation that nobody knows is passed over', async () =>
      expect(await send({ path: '/livez', headers: { expect: 'wonders' } })).toMatchObject({ status: 200 }));

    it('bytes that are not HTTP do not get their answer into one that has begun', async () => {
      const token = `Bearer ${await tokenOf(vn, 'officer')}`;
      const socket = connect(Number(new URL(vn.url).port), new URL(vn.url).hostname);
      socket.write(`GET /api/events HTTP/1.1\r\nHost: x\r\nAuthorization: ${token}\r\n\r\n`);
      const begun = String((await once(socket, 'data'))[0]);
      socket.end('GARBAGE\r\n\r\n');
      expect(begun).toMatch(/text\/event-stream/);
      expect(await readText(socket)).not.toMatch(/HTTP/);
    });

    it('HEAD is answered like GET, without a body', async () => {
      expect(await send({ method: 'HEAD', path: '/api/cases' })).toMatchObject({ status: 200, text: '' });
      expect(await send({ method: 'HEAD', path: '/api/cases', token: null })).toMatchObject({ status: 401, text: '' });
    });
  });

  describe('as a query', () => {
    it.each([
      '/api/cases?limit=0',
      '/api/cases?limit=1000000000',
      '/api/cases?limit=-1',
      '/api/cases?limit=1.5',
      '/api/cases?limit=ten',
      '/api/cases?limit=1&limit=2',
      '/api/cases?cursor=garbage',
      '/api/cases?cursor=%27;DROP',
      `/api/cases?cursor=${Buffer.from('["yesterday","x"]').toString('base64url')}`,
      `/api/cases?cursor=${Buffer.from('[null,null]').toString('base64url')}`,
      `/api/cases?cursor=${Buffer.from('{"a":1}').toString('base64url')}`,
      `/api/cases?cursor=${Buffer.from(text(['now', randomUUID()])).toString('base64url')}`,
      `/api/cases?cursor=${Buffer.from(text(['2026-01-01T00:00:00Z', 'no-uuid'])).toString('base64url')}`,
      '/api/cases?sort=reference',
      '/api/cases?sort=constructor',
      '/api/cases?status=WEIRD!',
      '/api/cases?status=',
      '/api/cases?kind=../x',
      '/api/cases?counterpart=brazil',
      '/api/cases?box=both',
      '/api/cases?q=',
      `/api/cases?q=${'a'.repeat(10_000)}`,
      '/api/cases?q[a]=b',
      '/api/cases?unknown=1',
      '/api/cases?__proto__[x]=1',
      '/api/cases?__proto__=1',
      '/api/cases?constructor=1',
      '/api/cases?toString=1',
      '/api/deadlines?before=tomorrow',
      '/api/deadlines?before=2026',
      '/api/deadlines?before=2026-W05-1',
      '/api/deadlines?before=2026-03-01T08:00:00',
      '/api/deadlines?before=2026-02-30',
      '/api/exchange/messages?cursor=garbage',
      `/api/exchange/messages?cursor=${Buffer.from(text(['2026-01-01T00:00:00.000Z', 'A'.repeat(43), '2'])).toString('base64url')}`,
      '/api/exchange/quarantine?limit=0',
      '/api/deadlines?before=2026-13-01T00:00:00Z',
      '/api/deadlines?state=late',
      '/api/deadlines?cursor=garbage',
      `/api/deadlines?cursor=${Buffer.from('["yesterday","x","y"]').toString('base64url')}`,
      `/api/deadlines?cursor=${Buffer.from('[null,"x","y"]').toString('base64url')}`,
    ])('%s: refused', async (path) => {
      const { json } = await refused(
        { path },
        { status: 400, code: expect.stringMatching(/^invalid-(input|query)$/) as string },
      );
      expect(json.code === 'invalid-query' || Array.isArray(json.violations)).toBe(true);
    });

    it.each(['0000-01-01', '-000001-01-01', '+010000-01-01', '+275760-09-13'])(
      'a cursor of a year that the database does not read (%s): refused',
      async (day) => {
        const at = `${day}T00:00:00.000Z`;
        const cursor = (...key: string[]) => Buffer.from(text([at, ...key])).toString('base64url');
        const invalid = { status: 400, code: 'invalid-query' };
        await refused({ path: `/api/cases?cursor=${cursor(randomUUID())}` }, invalid);
        await refused({ path: `/api/deadlines?cursor=${cursor(randomUUID(), 'key')}` }, invalid);
        await refused({ path: `/api/exchange/messages?cursor=${cursor('A'.repeat(43), '0')}` }, invalid);
        await refused({ path: `/api/exchange/quarantine?cursor=${cursor('A'.repeat(43))}` }, invalid);
        await refused({ path: `/api/security-log?cursor=${cursor(randomUUID())}`, as: 'auditor' }, invalid);
      },
    );

    it.each([
      '/api/ledger/entries?cursor=-1',
      '/api/ledger/entries?cursor=1e300',
      '/api/ledger/entries?cursor=99999999999999999999',
      '/api/ledger/entries?limit=501',
      '/api/ledger/entries?case=garbage',
      '/api/ledger/entries?sort=id',
    ])('%s: refused', (path) => refused({ path, as: 'auditor' }, { status: 400, code: 'invalid-input' }));

    it.each(['deadline', 'created', '-created', 'updated', '-updated'])(
      'a cursor of ours leads through every case once, sorted by %s',
      async (sort) => {
        const ids = await Promise.all(
          [1, 2, 3].map(async () => (await vn.as('officer').draft(preservationRequest('BR'))).id),
        );
        const { id: sent } = await vn.as('officer').draft(preservationRequest('BR'));
        await vn.as('officer').act(sent, 'submit');
        const met: string[] = [];
        let cursor: unknown = null;
        do {
          const { json } = await send({
            path: `/api/cases?sort=${sort}&limit=2${cursor ? `&cursor=${String(cursor)}` : ''}`,
          });
          met.push(...(json.items as { id: string }[]).map(({ id }) => id));
          cursor = json.nextCursor;
        } while (cursor !== null);
        expect(new Set(met).size).toBe(met.length);
        expect(met).toEqual(expect.arrayContaining([...ids, sent]));
      },
    );

    it('percent and underscore stand for themselves in a search', async () => {
      const id = (await vn.as('officer').draft(contents({ necessity: 'Deleted at 100% of a_b after c\\d' }) as never))
        .id;
      const found = async (q: string) => {
        const { json } = await send({ path: `/api/cases?q=${encodeURIComponent(q)}` });
        return (json.items as { id: string }[]).map((item) => item.id);
      };
      expect(await found('100% of a_b')).toEqual([id]);
      expect(await found('1%0 of')).toEqual([]);
      expect(await found('of aXb')).toEqual([]);
      expect(await found("'; DROP TABLE cases; --")).toEqual([]);
    });
  });
});
