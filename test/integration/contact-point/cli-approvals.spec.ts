import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runCommand } from '../../support/command-line.js';
import { edited } from '../../support/requests.js';
import { tokenOf } from '../../support/tokens.js';
import { World } from '../../support/world.js';

describe('an approval from the command line', () => {
  let world: World;
  let folder: string;

  beforeAll(async () => {
    world = await World.start();
    folder = mkdtempSync(path.join(tmpdir(), 'rogatory-approvals-'));
    const vn = world.state('VN');
    const officers = (['officer', 'supervisor'] as const).map(async (role) => ({
      email: `${role}@vn.example`,
      token: await tokenOf(vn, role),
    }));
    const states = [{ code: 'VN', url: vn.url, officers: await Promise.all(officers) }];
    writeFileSync(path.join(folder, 'network.json'), JSON.stringify({ states }));
  }, 60_000);
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await world.stop();
  });

  const rogatory = (as: string, ...args: string[]) => {
    const options = ['--as', `${as}@vn.example`, '--network', path.join(folder, 'network.json')];
    return runCommand([...args, ...options], {}, () => world.clock.now());
  };
  /** As the second officer reads it. */
  const digestOf = async (id: string): Promise<string> =>
    /^Digest {2}([0-9a-f]{64})$/m.exec((await rogatory('supervisor', 'case', id)).out)?.[1] ?? '';
  /** An extradition from the examples, to a State of this world. */
  const request = (name: string, change: object = {}): string => {
    const { contents, ...rest } = JSON.parse(readFileSync('examples/br-to-za-after-the-arrest.json', 'utf8')) as {
      contents: object;
    };
    const file = path.join(folder, `${name}.json`);
    writeFileSync(file, JSON.stringify({ ...rest, to: 'BR', contents: { ...contents, ...change } }));
    return file;
  };

  it('is asked for by name when a request is submitted without; then the same command submits the draft it kept', async () => {
    const file = request('kept');
    const refused = await rogatory('officer', 'submit', file);
    expect(refused).toMatchObject({ code: 1, out: '' });
    const [, id = ''] = /is kept as a draft, case (\S+) \(second-officer-missing\)/.exec(refused.err) ?? [];
    expect(refused.err).toContain(`rogatory approve ${id}. Then the same command again submits it.`);
    const digest = await digestOf(id);
    expect((await rogatory('officer', 'approve', id, '--digest', digest)).err).toContain('approval-of-own-draft');
    expect((await rogatory('supervisor', 'case', id)).out).toContain('Note: This request compels somebody');
    const approved = await rogatory('supervisor', 'approve', id, '--digest', digest);
    expect(approved).toMatchObject({ code: 0, err: '' });
    expect(approved.out).toContain('Approved by supervisor of VN (supervisor), ');
    const submitted = await rogatory('officer', 'submit', file);
    expect(submitted).toMatchObject({ code: 0, out: expect.stringContaining(id), err: '' });
    expect((await rogatory('officer', 'timeline', id)).out).toContain('approved by supervisor of VN (supervisor)');
  });

  it('shows what has changed since it was given', async () => {
    const refused = await rogatory(
      'officer',
      'submit',
      request('changed', { urgencyReason: 'The hearing is tomorrow' }),
    );
    const [, id = ''] = /case (\S+) \(/.exec(refused.err) ?? [];
    const seen = await digestOf(id);
    await rogatory('supervisor', 'approve', id, '--digest', seen);
    const officer = world.state('VN').as('officer');
    const draft = await officer.case(id);
    await edited(officer, draft, { urgency: 'routine' });
    const { out } = await rogatory('supervisor', 'case', id);
    expect(out).toMatch(/No longer approved by supervisor of VN .*\n {2}urgency {2}"urgent" -> "routine"/);
    const blind = await rogatory('supervisor', 'approve', id, '--digest', seen);
    expect(blind).toMatchObject({ code: 1, out: '', err: expect.stringContaining('approval-differs') });
  });

  it('is of what was read: the contents, and the files that wait', async () => {
    const { err } = await rogatory('officer', 'submit', request('read', { urgencyReason: 'The\nhearing' }));
    const [, id = ''] = /case (\S+) \(/.exec(err) ?? [];
    await world
      .state('VN')
      .as('officer')
      .upload(id, { name: 'warrant.txt', body: Buffer.from('ordered') });
    const { out } = await rogatory('supervisor', 'case', id);
    expect(out).toMatch(/\nContents\n(.*\n)* {2}urgencyReason +"The\\nhearing"\n/);
    expect(out).toMatch(/\n {2}warrant\.txt {2}7 bytes {2}sha256 [0-9a-f]{64}\n/);
    const unread = await rogatory('supervisor', 'approve', id);
    expect(unread).toMatchObject({ code: 2, err: expect.stringContaining(`rogatory case ${id} shows the draft`) });
  });

  it('can be given in one command in the training network, and the command repeated', async () => {
    const command = [
      'submit',
      request('at once', { urgencyReason: 'The hearing is today' }),
      '--approve-by',
      'supervisor@vn.example',
    ];
    const [first, again] = [await rogatory('officer', ...command), await rogatory('officer', ...command)];
    expect(first).toMatchObject({ code: 0, err: '', out: expect.stringContaining('extradition to BR') });
    expect(again).toEqual(first);
    const elsewhere = await rogatory('officer', ...command, '--url', 'http://127.0.0.1:1');
    expect(elsewhere).toMatchObject({ code: 2, err: expect.stringContaining('rogatory approve') });
  });
});
