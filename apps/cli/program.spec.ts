import { CASE, ID, ScriptedContactPoint } from '../../test/support/scripted-contact-point.js';

const FILE = 'examples/br-to-za-laundering-wallet.json';

const point = new ScriptedContactPoint();
beforeAll(() => point.start());
afterAll(() => point.stop());
beforeEach(() => point.forget());

describe('whoever runs rogatory', () => {
  it('signs in with a password where no training file says how', async () => {
    point.answers = ({ url }) => ({ body: url === '/api/session' ? { token: 'fresh' } : CASE });
    const password = point.file('password', 'correct horse\n');
    for (const env of [{ ROGATORY_PASSWORD: 'correct horse' }, { ROGATORY_PASSWORD_FILE: password }]) {
      point.asked = [];
      expect((await point.runWith(env, ['submit', FILE, '--as', 'ana@br.example', '--url', point.url])).code).toBe(0);
      expect(point.asked[0]?.body).toEqual({ email: 'ana@br.example', password: 'correct horse' });
      expect(point.asked[1]?.headers.authorization).toBe('Bearer fresh');
    }
    const { code } = await point.rogatory(
      'case',
      ID,
      '--as',
      'ana@br.example',
      '--url',
      `${point.url}/`,
      '--password-file',
      password,
    );
    expect(code).toBe(0);
  });

  it('says how to renew a token that is not taken any more', async () => {
    point.answers = () => ({
      status: 401,
      body: { title: 'Not signed in', code: 'not-signed-in', detail: 'sign in first' },
    });
    const { code, err } = await point.rogatory('case', ID, ...point.asAna());
    expect(code).toBe(1);
    expect(err).toMatch(/^Not signed in \(not-signed-in\)\nsign in first\n.*npm start renews it\.$/);
  });

  it('says that nobody answers, and that trying again is safe', async () => {
    const { code, err } = await point.runWith({ ROGATORY_PASSWORD: 'x' }, [
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
    ['a page', () => ['case', ID, ...point.asAna()]],
    ['a page to a register', () => ['register', 'publish', FILE, '--url', point.url]],
  ])('says that %s is no answer', async (_, args) => {
    point.answers = () => ({ body: '<html>Welcome</html>' });
    const { code, err } = await point.rogatory(...args());
    expect(code).toBe(1);
    expect(err).toMatch(/is its address right\? \(unreadable-answer\)\n<html>Welcome<\/html>$/);
  });
});

describe('wrong usage', () => {
  const broken = () => point.file('broken.json', '{\n  "kind": "preservation",\n  "to": "ZA" "urgency": 1\n}');
  const shapeless = () => point.file('shapeless.json', '[]');
  const nameless = () => point.file('nameless.json', '{"states": [{"url": "http://127.0.0.1:1", "officers": [{}]}]}');
  const empty = () => point.file('empty.txt', '');
  const twice = () =>
    point.file('twice.json', '{"kind": "preservation", "contents": {"necessity": "a", "necessity": "b"}}');

  const stranger = (...more: string[]) => ['submit', FILE, '--as', 'x@y.example', ...more];

  it.each([
    ['no command', () => [], /Usage: rogatory/],
    ['an unknown command', () => ['frobnicate'], /unknown command/],
    ['no officer', () => ['submit', FILE], /--as <email>/],
    ['an unknown officer', () => stranger('--network', point.network), /it has Ana@br\.example/],
    ['no training file', () => stranger('--network', 'nowhere.json'), /npm start/],
    ['a network file of another shape', () => stranger('--network', FILE), /is not the file of a training network/],
    ['a network file of no shape', () => stranger('--network', shapeless()), /is not the file of a training network/],
    ['officers without an e-mail', () => stranger('--network', nameless()), /is not the file of a training network/],
    ['an address without password', () => stranger('--url', point.url), /needs a password/],
    ['a bad address', () => stranger('--url', 'ftp://x'), /http:/],
    ['an address with a password', () => stranger('--url', 'http://a:b@c'), /without a name or a password/],
    ['an empty file', () => ['submit', FILE, ...point.asAna(), '--attach', FILE, empty()], /empty\.txt is empty/],
    ['a bad time', () => ['submit', FILE, ...point.asAna(), '--wait', '--timeout', '0'], /seconds/],
    ['a bad case id', () => ['timeline', '../officers', ...point.asAna()], /the id of a case/],
    ['no file', () => ['submit', 'nowhere.json', ...point.asAna()], /cannot be read/],
    ['a folder', () => ['submit', 'examples', ...point.asAna()], /cannot be read/],
    ['JSON with a mistake', () => ['submit', broken(), ...point.asAna()], /near line 3, column 14/],
    ['JSON that says something twice', () => ['submit', twice(), ...point.asAna()], /duplicate member near line 1/],
    ['JSON that is no request', () => ['submit', point.network, ...point.asAna()], /is not a request/],
    ['a file without end', () => ['submit', '/dev/zero', ...point.asAna()], /longer than 262144 bytes/],
  ])('%s: exit code 2, says why, and nothing is sent', async (_, args, message) => {
    const { code, out, err } = await point.rogatory(...args());
    expect([code, out, point.asked]).toEqual([2, '', []]);
    expect(err).toMatch(message);
  });

  it('is not asking for help', async () => {
    const { code, out } = await point.rogatory('submit', '--help');
    expect(code).toBe(0);
    expect(out).toContain('may be run again safely');
  });
});
