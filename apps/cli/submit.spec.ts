import { readFileSync } from 'node:fs';
import { CASE, ID, NOW, ScriptedContactPoint } from '../../test/support/scripted-contact-point.js';

const FILE = 'examples/br-to-za-laundering-wallet.json';
const nothing = { items: [], nextCursor: null };

const point = new ScriptedContactPoint();
beforeAll(() => point.start());
afterAll(() => point.stop());
beforeEach(() => point.forget());

describe('rogatory submit', () => {
  it('creates the complete draft, submits the version it created, and tells what happens next', async () => {
    const remarks = [{ code: 'desks-only-forward', message: 'The desks of South Africa only forward it' }];
    point.answers = ({ method, url }) => {
      if (method === 'POST' && url.startsWith('/api/cases?')) return { body: { ...CASE, version: 1 } };
      return { body: url.endsWith('/acts') ? { ...CASE, remarks } : CASE };
    };
    const { code, out, err } = await point.rogatory('submit', FILE, ...point.asAna());
    expect([code, err]).toEqual([0, '']);
    expect(point.asked.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'POST /api/cases?complete=true',
      `POST /api/cases/${ID}/acts`,
      `GET /api/cases/${ID}`,
    ]);
    expect(point.asked[0]?.body).toEqual(JSON.parse(readFileSync(FILE, 'utf8')));
    expect(point.asked[1]).toMatchObject({ body: { act: 'submit' }, headers: { 'if-match': '"1"' } });
    expect(point.asked[0]?.headers.authorization).toBe('Bearer token-of-ana');
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
    const keys = () => point.asked.slice(0, 2).map(({ headers }) => headers['idempotency-key']);
    const keysOf = async (file: string, ...more: string[]) => {
      point.asked = [];
      await point.rogatory('submit', file, ...point.asAna(), ...more);
      return keys();
    };
    const request = JSON.parse(readFileSync(FILE, 'utf8')) as { contents: object };
    const first = await keysOf(FILE);
    expect(new Set(first).size).toBe(2);
    expect(await keysOf(point.file('other-layout.json', `\ufeff${JSON.stringify(request)}`))).toEqual(first);
    request.contents = { ...request.contents, domesticReference: 'another' };
    expect(await keysOf(point.file('other.json', JSON.stringify(request)))).not.toEqual(first);
    expect(await keysOf(FILE, '--key', 'my-own')).toEqual(['my-own-draft', 'my-own-submit']);
  });

  it('waits for the receipt without reading the case, which would be recorded each time', async () => {
    let lists = 0;
    point.answers = ({ url }) => {
      if (!url.startsWith('/api/cases?box='))
        return { body: url === `/api/exchange/messages?case=${ID}` ? nothing : CASE };
      const status = ++lists < 3 ? 'submitted' : 'acknowledged';
      return { body: { items: [{ ...CASE, status }], nextCursor: null } };
    };
    const { code } = await point.rogatory('submit', FILE, ...point.asAna(), '--wait');
    expect([code, lists]).toEqual([0, 3]);
    expect(point.asked.filter(({ url }) => url === `/api/cases/${ID}`)).toHaveLength(1);
  });

  it('stops waiting in the end, and says that the request is on its way', async () => {
    point.answers = ({ url }) => {
      if (url === `/api/exchange/messages?case=${ID}`) return { body: nothing };
      return { body: url.startsWith('/api/cases?box=') ? { ...nothing, items: [CASE] } : CASE };
    };
    let seconds = 0;
    point.clock = () => new Date(NOW.getTime() + 1000 * seconds++);
    const { code, out, err } = await point.rogatory('submit', FILE, ...point.asAna(), '--wait', '--timeout', '2');
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain(`BR-2026-000007 is submitted, but there was no receipt within 2 s.`);
    expect(err).toContain(`rogatory case ${ID}`);
  });

  it('does not wait for the receipt of what the other State has refused for good', async () => {
    const refused = { case: ID, type: 'act', state: 'refused', code: 'unsupported-kind' };
    point.answers = ({ url }) => {
      if (url === `/api/exchange/messages?case=${ID}`) return { body: { ...nothing, items: [refused] } };
      return { body: url.startsWith('/api/cases?box=') ? { ...nothing, items: [CASE] } : CASE };
    };
    const { code, out, err } = await point.rogatory('submit', FILE, ...point.asAna(), '--wait');
    expect([code, out]).toEqual([1, '']);
    expect(err).toBe('BR-2026-000007 was refused for good by ZA (unsupported-kind); it is not sent again.');
  });

  describe('says where the draft is that it has made,', () => {
    const KEY = /The same command goes on with it, with other files when it says --key (cli-\S{43});/;
    const refusing = (part: string, code: string, status = 403) => {
      const draft = { ...CASE, status: 'draft', version: 1 };
      point.answers = ({ method, url }) => {
        if (method === 'POST' && url.endsWith(part)) return { status, body: { title: 'No', code, detail: 'Not so.' } };
        return { body: method === 'GET' && url.endsWith('/attachments') ? nothing : draft };
      };
    };
    const submit = (...more: string[]) => point.rogatory('submit', FILE, ...point.asAna(), ...more);

    it.each([
      ['the second officer', '/approvals', ['--approve-by', 'rui@br.example']],
      ['a file', '/attachments', ['--attach', FILE]],
      ['the submission', '/acts', []],
    ])('when %s is refused', async (_, part, more) => {
      refusing(part, 'forbidden');
      const { code, out, err } = await submit(...more);
      expect([code, out]).toEqual([1, '']);
      expect(err).toContain(`No (forbidden)\nNot so.\nBR-2026-000007 is kept as a draft, case ${ID};`);
      const drafted = point.asked.find(({ url }) => url.startsWith('/api/cases?'))!.headers['idempotency-key'];
      expect(`${KEY.exec(err)?.[1]}-draft`).toBe(drafted);
    });

    it('and not to go on with it when a colleague has edited it', async () => {
      refusing('/acts', 'version-stale', 412);
      const { err } = await submit();
      expect(err).toContain(`rogatory case ${ID} shows what a colleague has made of it.`);
      expect(err).not.toMatch(KEY);
    });

    it('and does not call it a draft when nobody knows whether it was submitted', async () => {
      refusing('/acts', 'unreadable-answer', 502);
      const { err } = await submit();
      expect(err).toMatch(new RegExp(`BR-2026-000007 is case ${ID}\\.$`));
    });
  });

  it('names the kinds there are when it is given another', async () => {
    const problem = { title: 'Unknown kind', code: 'unknown-kind', kinds: ['preservation', 'extradition'] };
    point.answers = () => ({ status: 422, body: problem });
    const { err } = await point.rogatory('submit', FILE, ...point.asAna());
    expect(err).toBe('Unknown kind (unknown-kind)\n  kinds: preservation, extradition');
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
    point.answers = () => ({ status: 422, body: problem });
    const { code, out, err } = await point.rogatory('submit', FILE, ...point.asAna());
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
});
