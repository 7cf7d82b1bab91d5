import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '../../test/support/command-line.js';

interface Asked {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: unknown;
}
type Answers = (asked: Asked) => { status?: number; body: unknown };

const ID = '1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed';
const FILE = 'examples/br-to-za-laundering-wallet.json';
const now = new Date('2026-03-01T12:00:00Z');
let clock: () => Date;
const folder = mkdtempSync(join(tmpdir(), 'rogatory-cli-'));
const temporary = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

const answer = {
  id: ID,
  reference: 'BR-2026-000007',
  kind: 'preservation',
  status: 'submitted',
  version: 2,
  counterpart: 'ZA',
  urgency: 'routine',
  box: 'outgoing',
  allowedActs: [{ act: 'withdraw', title: 'Withdraw the request', to: 'withdrawn', provision: 'hanoi-40-26' }],
  deadlines: [
    deadline('expiry-warning-7', '2026-03-01T12:00:10Z', { basis: 'warning' }),
    deadline('acknowledgement', '2026-03-01T16:00:00Z', {}),
    deadline('receipt', '2026-03-01T11:59:00Z', { side: 'requested' }),
    deadline('order', null, { state: 'paused' }),
    deadline('completeness', '2026-03-01T13:00:00Z', { ended: 'met' }),
  ],
  missing: [],
  approval: { needed: false, digest: null, given: [], void: [] },
};
const nothing = { items: [], nextCursor: null };

function deadline(key: string, dueAt: string | null, more: object) {
  const explanation = [{ code: 'ruled', text: `Why ${key} is due.` }];
  const rest = { side: 'requested', basis: 'policy', provision: 'network-policy', state: 'running', ended: null };
  return { key, dueAt, explanation, ...rest, ...more };
}

let server: Server;
let asked: Asked[];
let answers: Answers;
let network: string;
let url: string;

async function read(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { method = '', url = '', headers } = request;
  const text = Buffer.concat(chunks).toString();
  return { method, url, headers, body: text.startsWith('{') ? JSON.parse(text) : text };
}

beforeAll(async () => {
  server = createServer((request, response) => {
    void read(request).then((one) => {
      asked.push(one);
      const { status = 200, body } = answers(one);
      response.writeHead(status, { 'content-type': 'application/json', connection: 'close' });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const officers = [
    { name: 'Ana', email: 'Ana@br.example', password: 'training', role: 'officer', token: 'token-of-ana' },
  ];
  network = temporary('network.json', JSON.stringify({ register: { url }, states: [{ code: 'BR', url, officers }] }));
});

afterAll(async () => {
  rmSync(folder, { recursive: true });
  await new Promise((resolve) => server.close(resolve));
});

beforeEach(() => {
  asked = [];
  answers = () => ({ body: answer });
  clock = () => now;
});

const rogatory = (...args: string[]) => runWith({ SOMEBODY_ELSES_FILE: '/nowhere' }, args);

const runWith = (env: NodeJS.ProcessEnv, args: string[]) => runCommand(args, env, () => clock());

const asAna = () => ['--as', 'ana@br.example', '--network', network];

describe('rogatory submit', () => {
  it('creates the complete draft, submits the version it created, and tells what happens next', async () => {
    const remarks = [{ code: 'desks-only-forward', message: 'The desks of South Africa only forward it' }];
    answers = ({ method, url }) => {
      if (method === 'POST' && url.startsWith('/api/cases?')) return { body: { ...answer, version: 1 } };
      return { body: url.endsWith('/acts') ? { ...answer, remarks } : answer };
    };
    const { code, out, err } = await rogatory('submit', FILE, ...asAna());
    expect([code, err]).toEqual([0, '']);
    expect(asked.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'POST /api/cases?complete=true',
      `POST /api/cases/${ID}/acts`,
      `GET /api/cases/${ID}`,
    ]);
    expect(asked[0]?.body).toEqual(JSON.parse(readFileSync(FILE, 'utf8')));
    expect(asked[1]).toMatchObject({ body: { act: 'submit' }, headers: { 'if-match': '"1"' } });
    expect(asked[0]?.headers.authorization).toBe('Bearer token-of-ana');
    expect(out).toBe(
      [
        'Reference  BR-2026-000007',
        `Case id    ${ID}`,
        'Request    preservation to ZA, routine',
        'Status     submitted. Signed and sent; no receipt yet.',
        '',
        'Next deadlines',
        '  receipt (ZA): 2026-03-01T11:59:00Z, overdue by 1 min; network policy [ours]',
        '      Why receipt is due.',
        '  acknowledgement (ZA): 2026-03-01T16:00:00Z, in 4 h; network policy [ours]',
        '      Why acknowledgement is due.',
        '  order (ZA): paused; network policy [ours]',
        '      Why order is due.',
        '',
        'Note: The desks of South Africa only forward it',
      ].join('\n'),
    );
  });

  it('asks with the same keys for the same contents of the same officer, and with others for anything else', async () => {
    const keys = () => asked.slice(0, 2).map(({ headers }) => headers['idempotency-key']);
    const keysOf = async (file: string, ...more: string[]) => {
      asked = [];
      await rogatory('submit', file, ...asAna(), ...more);
      return keys();
    };
    const request = JSON.parse(readFileSync(FILE, 'utf8')) as { contents: object };
    const first = await keysOf(FILE);
    expect(new Set(first).size).toBe(2);
    expect(await keysOf(temporary('other-layout.json', `\ufeff${JSON.stringify(request)}`))).toEqual(first);
    request.contents = { ...request.contents, domesticReference: 'another' };
    expect(await keysOf(temporary('other.json', JSON.stringify(request)))).not.toEqual(first);
    expect(await keysOf(FILE, '--key', 'my-own')).toEqual(['my-own-draft', 'my-own-submit']);
  });

  it('waits for the receipt without reading the case, which would be recorded each time', async () => {
    let lists = 0;
    answers = ({ url }) => {
      if (!url.startsWith('/api/cases?box='))
        return { body: url === `/api/exchange/messages?case=${ID}` ? nothing : answer };
      const status = ++lists < 3 ? 'submitted' : 'acknowledged';
      return { body: { items: [{ ...answer, status }], nextCursor: null } };
    };
    const { code } = await rogatory('submit', FILE, ...asAna(), '--wait');
    expect([code, lists]).toEqual([0, 3]);
    expect(asked.filter(({ url }) => url === `/api/cases/${ID}`)).toHaveLength(1);
  });

  it('stops waiting in the end, and says that the request is on its way', async () => {
    answers = ({ url }) => {
      if (url === `/api/exchange/messages?case=${ID}`) return { body: nothing };
      return { body: url.startsWith('/api/cases?box=') ? { ...nothing, items: [answer] } : answer };
    };
    let seconds = 0;
    clock = () => new Date(now.getTime() + 1000 * seconds++);
    const { code, out, err } = await rogatory('submit', FILE, ...asAna(), '--wait', '--timeout', '2');
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain(`BR-2026-000007 is submitted, but there was no receipt within 2 s.`);
    expect(err).toContain(`rogatory case ${ID}`);
  });

  it('does not wait for the receipt of what the other State has refused for good', async () => {
    const refused = { case: ID, type: 'act', state: 'refused', code: 'unsupported-kind' };
    answers = ({ url }) => {
      if (url === `/api/exchange/messages?case=${ID}`) return { body: { ...nothing, items: [refused] } };
      return { body: url.startsWith('/api/cases?box=') ? { ...nothing, items: [answer] } : answer };
    };
    const { code, out, err } = await rogatory('submit', FILE, ...asAna(), '--wait');
    expect([code, out]).toEqual([1, '']);
    expect(err).toBe('BR-2026-000007 was refused for good by ZA (unsupported-kind); it is not sent again.');
  });

  it('tells each violation with the provision that asks, and what its mark means', async () => {
    const violations = [
      { path: 'followUp.intended', message: 'Art. 42(3)(f) asks for it', provision: 'hanoi-42-3-f', mark: '≈' },
      { path: 'custodian', message: 'give a name', provision: 'hanoi-42-3-d', mark: '≈' },
      { path: 'priority', message: 'priority is not a field of these contents' },
      { path: 'x', message: 'asked for by a newer version', provision: 'hanoi-99' },
    ];
    const problem = {
      status: 422,
      title: 'Contents incomplete',
      code: 'contents-incomplete',
      detail: 'It is incomplete.',
      violations,
    };
    answers = () => ({ status: 422, body: problem });
    const { code, out, err } = await rogatory('submit', FILE, ...asAna());
    expect([code, out]).toEqual([1, '']);
    expect(err.split('\n')).toEqual([
      'Contents incomplete (contents-incomplete)',
      'It is incomplete.',
      '  followUp.intended: Art. 42(3)(f) asks for it [≈]',
      '  custodian: give a name - Art. 42(3)(d) [≈]',
      '  priority is not a field of these contents',
      '  x: asked for by a newer version - hanoi-99',
      '  [≈] read in the parent treaty, which the Convention follows closely',
    ]);
  });

  it('signs in with a password where no training file says how', async () => {
    answers = ({ url }) => ({ body: url === '/api/session' ? { token: 'fresh' } : answer });
    const password = temporary('password', 'correct horse\n');
    for (const env of [{ ROGATORY_PASSWORD: 'correct horse' }, { ROGATORY_PASSWORD_FILE: password }]) {
      asked = [];
      expect((await runWith(env, ['submit', FILE, '--as', 'ana@br.example', '--url', url])).code).toBe(0);
      expect(asked[0]?.body).toEqual({ email: 'ana@br.example', password: 'correct horse' });
      expect(asked[1]?.headers.authorization).toBe('Bearer fresh');
    }
    const { code } = await rogatory(
      'case',
      ID,
      '--as',
      'ana@br.example',
      '--url',
      `${url}/`,
      '--password-file',
      password,
    );
    expect(code).toBe(0);
  });

  it('says how to renew a token that is not taken any more', async () => {
    answers = () => ({ status: 401, body: { title: 'Not signed in', code: 'not-signed-in', detail: 'sign in first' } });
    const { code, err } = await rogatory('case', ID, ...asAna());
    expect(code).toBe(1);
    expect(err).toMatch(/^Not signed in \(not-signed-in\)\nsign in first\n.*npm start renews it\.$/);
  });

  it('says that nobody answers, and that trying again is safe', async () => {
    const { code, err } = await runWith({ ROGATORY_PASSWORD: 'x' }, [
      'submit',
      FILE,
      '--as',
      'a@b.example',
      '--url',
      'http://127.0.0.1:2',
    ]);
    expect(code).toBe(1);
    expect(err).toMatch(/cannot be reached \(ECONNREFUSED, 127\.0\.0\.1:2\).*the same command again is safe/);
  });

  it.each([
    ['a page', () => ['case', ID, ...asAna()]],
    ['a page to a register', () => ['register', 'publish', FILE, '--url', url]],
  ])('says that %s is no answer', async (_, args) => {
    answers = () => ({ body: '<html>Welcome</html>' });
    const { code, err } = await rogatory(...args());
    expect(code).toBe(1);
    expect(err).toMatch(/is its address right\? \(unreadable-answer\)\n<html>Welcome<\/html>$/);
  });
});

describe('wrong usage', () => {
  const broken = () => temporary('broken.json', '{\n  "kind": "preservation",\n  "to": "ZA" "urgency": 1\n}');
  const shapeless = () => temporary('shapeless.json', '[]');
  const nameless = () => temporary('nameless.json', '{"states": [{"url": "http://127.0.0.1:1", "officers": [{}]}]}');
  const empty = () => temporary('empty.txt', '');
  const twice = () =>
    temporary('twice.json', '{"kind": "preservation", "contents": {"necessity": "a", "necessity": "b"}}');

  const stranger = (...more: string[]) => ['submit', FILE, '--as', 'x@y.example', ...more];

  it.each([
    ['no command', () => [], /Usage: rogatory/],
    ['an unknown command', () => ['frobnicate'], /unknown command/],
    ['no officer', () => ['submit', FILE], /--as <email>/],
    ['an unknown officer', () => stranger('--network', network), /it has Ana@br\.example/],
    ['no training file', () => stranger('--network', 'nowhere.json'), /npm start/],
    ['a network file of another shape', () => stranger('--network', FILE), /is not the file of a training network/],
    ['a network file of no shape', () => stranger('--network', shapeless()), /is not the file of a training network/],
    ['officers without an e-mail', () => stranger('--network', nameless()), /is not the file of a training network/],
    ['an address without password', () => stranger('--url', url), /needs a password/],
    ['a bad address', () => stranger('--url', 'ftp://x'), /http:/],
    ['an address with a password', () => stranger('--url', 'http://a:b@c'), /without a name or a password/],
    ['an empty file', () => ['submit', FILE, ...asAna(), '--attach', FILE, empty()], /empty\.txt is empty/],
    ['a bad time', () => ['submit', FILE, ...asAna(), '--wait', '--timeout', '0'], /seconds/],
    ['a bad case id', () => ['timeline', '../officers', ...asAna()], /the id of a case/],
    ['no file', () => ['submit', 'nowhere.json', ...asAna()], /cannot be read/],
    ['a folder', () => ['submit', 'examples', ...asAna()], /cannot be read/],
    ['JSON with a mistake', () => ['submit', broken(), ...asAna()], /near line 3, column 14/],
    ['JSON that says something twice', () => ['submit', twice(), ...asAna()], /duplicate member near line 1/],
    ['JSON that is no request', () => ['submit', network, ...asAna()], /is not a request/],
    ['a file without end', () => ['submit', '/dev/zero', ...asAna()], /longer than 262144 bytes/],
  ])('%s: exit code 2, says why, and nothing is sent', async (_, args, message) => {
    const { code, out, err } = await rogatory(...args());
    expect([code, out, asked]).toEqual([2, '', []]);
    expect(err).toMatch(message);
  });

  it('is not asking for help', async () => {
    const { code, out } = await rogatory('submit', '--help');
    expect(code).toBe(0);
    expect(out).toContain('may be run again safely');
  });
});

describe('rogatory case', () => {
  it('shows what the officer may do, and every deadline', async () => {
    const { out } = await rogatory('case', ID, ...asAna());
    expect(out).toContain('You may\n  withdraw  Withdraw the request  -> withdrawn  Art. 40(26) [≈]');
    expect(out).toContain('expiry-warning-7 (ZA): 2026-03-01T12:00:10Z, in 10 s');
    expect(out.endsWith('Ended\n  completeness: met')).toBe(true);
  });

  it('says so when there is nothing to do and nothing due', async () => {
    answers = () => ({ body: { ...answer, allowedActs: [], deadlines: [] } });
    const { out } = await rogatory('case', ID, ...asAna());
    expect(out).toContain('You may do nothing in this case now.');
    expect(out).toContain('No deadline is running.');
  });
});

describe('rogatory follow-up', () => {
  const draft = {
    ...answer,
    kind: 'mutual-legal-assistance',
    status: 'draft',
    missing: [{ path: 'aim', message: 'Art. 40(15)(g) asks for the purpose (aim)' }],
    remarks: [{ code: 'onward-transfer-needs-authorisation', message: 'Ask BR first.' }],
  };

  it('opens the draft, and lists what is missing and what is to be known before it is sent', async () => {
    answers = () => ({ status: 201, body: draft });
    const more = ['--kind', 'mutual-legal-assistance', '--relation', 'follow-up', '--to', 'ZA'];
    const { code, out } = await rogatory('follow-up', ID, ...asAna(), ...more);
    expect(code).toBe(0);
    expect(asked).toMatchObject([
      {
        method: 'POST',
        url: `/api/cases/${ID}/follow-ups`,
        body: { kind: 'mutual-legal-assistance', relation: 'follow-up', to: 'ZA' },
      },
    ]);
    expect(out.split('\n').slice(-5)).toEqual([
      '',
      'Missing',
      '  Art. 40(15)(g) asks for the purpose (aim)',
      '',
      'Note: Ask BR first.',
    ]);
  });

  it('opens one draft, however often the same is asked, unless another key is given', async () => {
    answers = () => ({ status: 201, body: draft });
    const open = (...more: string[]) => rogatory('follow-up', ID, ...asAna(), '--kind', ...more);
    for (const more of [['extradition'], ['extradition'], ['extradition', '--to', 'ZA'], ['extradition', '--key', 'k']])
      expect((await open(...more)).code).toBe(0);
    const [first, again, elsewhere, second] = asked.map(({ headers }) => headers['idempotency-key']);
    expect(first).toMatch(/^cli-.{43}$/);
    expect([again, second]).toEqual([first, 'k']);
    expect(elsewhere).not.toBe(first);
  });

  it('sends nothing without a kind, or to what is no State', async () => {
    expect((await rogatory('follow-up', ID, ...asAna())).code).toBe(2);
    expect((await rogatory('follow-up', ID, ...asAna(), '--kind', 'preservation', '--to', 'brazil')).code).toBe(2);
    expect(asked).toEqual([]);
  });

  it('says of a case with restricted material why, and what it means', async () => {
    const restricted = { offences: ['csam'], cases: ['VN-\u202e2'], provision: 'network-restricted-material' };
    answers = () => ({ body: { ...answer, restricted } });
    const { out } = await rogatory('case', ID, ...asAna());
    expect(out).toContain('files: csam, arises from VN-\ufffd2; network policy, restricted material [ours]');
  });

  it('can be chosen from what the case leads to; linked cases are shown with how they stand', async () => {
    const link = { relation: 'parent', direction: 'to', case: ID, with: ['VN', 'BR'], counterpart: 'VN' };
    const links = [
      { ...link, title: 'Arises from', reference: 'VN-1', held: true, kind: 'preservation', status: 'preserved' },
      { ...link, title: 'Follows up', reference: 'VN-\u202e2', held: false, kind: null, status: null },
    ];
    const followUp = { kind: 'preservation', relation: 'third-state', title: 'Ask the State', provision: 'hanoi-42-2' };
    answers = () => ({
      body: {
        ...answer,
        links,
        followUps: [
          { ...followUp, to: 'NL' },
          { ...followUp, to: null },
        ],
      },
    });
    const { out } = await rogatory('case', ID, ...asAna());
    expect(out).toContain(`  Arises from  VN-1   VN to BR  preservation, preserved  ${ID}`);
    expect(out).toContain(`  Follows up   VN-\ufffd2  VN to BR  not held here            ${ID}`);
    expect(out).toMatch(/ {2}preservation {2}Ask the State {2}third-state {2}to NL {5}\S/);
    expect(out).toMatch(/third-state {2}say --to {2}\S/);
  });
});

describe('rogatory timeline', () => {
  it('is a table of acts, then of what was recorded here', async () => {
    const officer = { name: 'Ana', role: 'officer' };
    const delivery = { state: 'receipted', receiptAt: '2026-03-01T10:00:01.200Z', receipt: 'r', attempts: 3 };
    const act = { type: 'act', at: '2026-03-01T10:00:00.000Z', author: 'BR', officer, delivery: null };
    const entry = { type: 'entry', event: 'case-read', actor: ID, actorName: 'Ana' };
    const items = [
      { ...act, act: 'submit', hash: 'h1', effect: 'effective', status: 'submitted', delivery },
      {
        ...act,
        act: 'withdraw',
        hash: 'h2',
        effect: 'without-effect',
        status: 'refused',
        reason: { message: 'too late' },
      },
      { ...entry, at: '2026-03-01T10:00:02.000Z', sequence: 12 },
      { ...entry, at: '2026-03-01T10:00:03.000Z', sequence: null },
    ];
    answers = () => ({ body: { items, nextCursor: null } });
    const { out } = await rogatory('timeline', ID, ...asAna());
    expect(out.split('\n')).toEqual([
      'AT (UTC)              STATE  ACT       BY             STATUS AFTER              DELIVERY                                 HASH',
      '2026-03-01T10:00:00Z  BR     submit    Ana (officer)  submitted                 receipted 2026-03-01T10:00:01Z, 3 tries  h1',
      '2026-03-01T10:00:00Z  BR     withdraw  Ana (officer)  without-effect: too late                                           h2',
      '',
      'AT (UTC)              RECORDED HERE  BY   PLACE',
      '2026-03-01T10:00:02Z  case-read      Ana  ledger entry 12',
      '2026-03-01T10:00:03Z  case-read      Ana  not in the ledger yet',
    ]);
  });
});

describe('rogatory statistics', () => {
  const row = { kind: 'preservation', urgency: 'urgent', requesting: 'BR', requested: 'ZA', direction: 'outgoing' };
  const figures = [
    { figure: 'clock', of: 'decision', count: 7, median: 7500, p90: 172_800 },
    { figure: 'act', of: 'withdraw', count: null, median: null, p90: null },
  ];
  const found = {
    from: null,
    to: null,
    suppressBelow: 5,
    items: [{ ...row, counterpart: 'ZA', figures }],
    local: [{ counterpart: 'ZA', held: 0, undeliverable: 9, refused: null }],
  };

  it('is a table of figures, then what only this contact point knows', async () => {
    answers = () => ({ body: found });
    const { code, out } = await rogatory('statistics', ...asAna(), '--from', '2026-01-01', '--suppress', '5');
    expect([code, asked[0]?.url]).toEqual([0, '/api/statistics?from=2026-01-01&suppress=5']);
    expect(out.split('\n')).toEqual([
      'KIND          URGENCY  FROM  TO  FIGURE  OF        COUNT   MEDIAN     P90',
      'preservation  urgent   BR    ZA  clock   decision  7       2 h 5 min  2 d',
      'preservation  urgent   BR    ZA  act     withdraw  hidden',
      '',
      'LOCAL  HELD  UNDELIVERABLE  REFUSED',
      'ZA     0     9              hidden',
    ]);
  });

  it('prints JSON and CSV as the contact point gives them', async () => {
    answers = () => ({ body: found });
    expect(JSON.parse((await rogatory('statistics', ...asAna(), '--format', 'json')).out)).toEqual(found);
    answers = () => ({ body: 'kind,p90\r\npreservation,7\r\n' });
    const csv = await rogatory('statistics', ...asAna(), '--to', '2026-01-01T00:00:00Z', '--format', 'csv');
    expect(csv).toEqual({ code: 0, out: 'kind,p90\r\npreservation,7\r', err: '' });
    expect(asked[1]?.headers.accept).toBe('text/csv');
    expect(asked[1]?.url).toBe('/api/statistics?to=2026-01-01T00%3A00%3A00Z');
  });

  it('says so when there is nothing', async () => {
    answers = () => ({ body: { ...found, items: [], local: [] } });
    expect((await rogatory('statistics', ...asAna())).out).toBe('There is nothing to count.');
  });

  it.each([
    ['--from', 'yesterday'],
    ['--suppress', '1'],
    ['--format', 'pdf'],
  ])('refuses %s %s, and sends nothing', async (...option) => {
    expect(await rogatory('statistics', ...asAna(), ...option)).toMatchObject({ code: 2, out: '' });
    expect(asked).toEqual([]);
  });
});

describe('rogatory register publish', () => {
  it('offers the signed text as it stands, and tells new from known', async () => {
    const file = temporary('register.jws', 'a.b.c\n');
    const published = { version: 3, hash: 'h', issuedAt: '2026-01-01T00:00:00.000Z' };
    answers = () => ({ status: 201, body: published });
    expect((await rogatory('register', 'publish', file, '--url', url)).out).toBe(
      'Version 3 of 2026-01-01T00:00:00Z is published, hash h',
    );
    expect(asked[0]).toMatchObject({ method: 'POST', url: '/register', body: 'a.b.c' });
    expect(asked[0]?.headers['content-type']).toBe('application/jose');
    answers = () => ({ body: published });
    expect((await rogatory('register', 'publish', file, '--url', url)).out).toContain('was published already');
    answers = () => ({ status: 409, body: { title: 'a newer version is published', code: 'register-rolled-back' } });
    const refused = await rogatory('register', 'publish', file, '--url', url);
    expect(refused).toMatchObject({ code: 1, out: '', err: 'a newer version is published (register-rolled-back)' });
  });
});
