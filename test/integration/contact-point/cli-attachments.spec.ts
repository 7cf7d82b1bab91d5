import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runCommand } from '../../support/command-line.js';
import { preservationRequest } from '../../support/requests.js';
import { tokenOf } from '../../support/tokens.js';
import { stored } from '../../support/stored.js';
import { World, type TestState } from '../../support/world.js';

describe('files from the command line', () => {
  let world: World;
  let folder: string;
  let network: string;

  beforeAll(async () => {
    world = await World.start();
    folder = mkdtempSync(path.join(tmpdir(), 'rogatory-files-'));
    const entry = async (state: TestState, role: 'officer' | 'liaison') => ({
      code: state.code,
      url: state.url,
      officers: [{ email: `${role}@${state.code.toLowerCase()}.example`, token: await tokenOf(state, role) }],
    });
    const states = [await entry(world.state('VN'), 'officer'), await entry(world.state('BR'), 'liaison')];
    network = local('network.json', Buffer.from(JSON.stringify({ states })));
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await world.stop();
  });

  const local = (name: string, bytes: Buffer): string => {
    writeFileSync(path.join(folder, name), bytes);
    return path.join(folder, name);
  };
  const rogatory = (as: string, ...args: string[]) =>
    runCommand([...args, '--as', as, '--network', network], {}, () => world.clock.now());
  const vn = (...args: string[]) => rogatory('officer@vn.example', ...args);
  const br = (...args: string[]) => rogatory('liaison@br.example', ...args);
  const request = (necessity: string): string => {
    const { contents, ...rest } = preservationRequest('BR');
    return local(`${necessity}.json`, Buffer.from(JSON.stringify({ ...rest, contents: { ...contents, necessity } })));
  };
  const idIn = (out: string): string => /Case id +(\S+)/.exec(out)![1]!;

  it('go with a submitted request, and are saved on the other side as they were', async () => {
    const [large, small] = [randomBytes(1_300_000), Buffer.from('Ordem judicial')];
    const paths = [local('log № 1.bin', large), local('order.pdf', small)];
    const submitted = await vn('submit', request('first'), '--attach', ...paths);
    expect(submitted).toMatchObject({ code: 0, err: '' });
    const id = idIn(submitted.out);
    await world.carry();
    const shown = await br('case', id);
    const [, act] = /^ +(\S{43}) +0 +log № 1\.bin +1300000 bytes +complete$/m.exec(shown.out)!;
    expect(shown.out).toMatch(/^ +\S{43} +1 +order\.pdf +14 bytes +complete$/m);
    const output = path.join(folder, 'saved.bin');
    const saved = await br('attachment', id, act!, '0', '--output', output);
    expect(saved).toMatchObject({ code: 0, err: '' });
    expect(saved.out).toContain(createHash('sha256').update(large).digest('hex'));
    expect(readFileSync(output).equals(large)).toBe(true);
    expect(statSync(output).mode & 0o777).toBe(0o600);
  });

  it('are not asked for, nor documents, when there is a file of that name already', async () => {
    const id = idIn((await vn('submit', request('there'), '--attach', local('c.txt', Buffer.from('c')))).out);
    const state = world.state('VN');
    const { act } = (await state.as('officer').case(id)).attachments[0]!;
    const before = await stored(state.owner);
    const output = local('evidence', Buffer.from('of somebody else'));
    for (const command of [
      ['attachment', id, act, '0'],
      ['document', id],
    ])
      expect(await vn(...command, '--output', output)).toEqual({ code: 2, out: '', err: `${output} exists already` });
    expect(readFileSync(output, 'utf8')).toBe('of somebody else');
    expect(await stored(state.owner)).toEqual(before);
  });

  it('may be sent with the same command again: it is one case with one set of files', async () => {
    const command = ['submit', request('again'), '--attach', local('a.txt', Buffer.from('a'))];
    const [first, second] = [await vn(...command), await vn(...command)];
    expect(second).toEqual(first);
    const { attachments } = await world.state('VN').as('officer').case(idIn(first.out));
    expect(attachments).toMatchObject([{ name: 'a.txt', type: 'text/plain' }]);
    const other = await vn(...command, local('b.txt', Buffer.from('b')));
    expect(idIn(other.out)).not.toBe(idIn(first.out));
  });

  it('that cannot be read are found before anything is sent', async () => {
    const { rows: before } = await world.state('VN').owner.query('SELECT count(*) FROM cases');
    const missing = path.join(folder, 'missing.pdf');
    const answer = await vn('submit', request('missing'), '--attach', missing);
    expect(answer).toMatchObject({ code: 2, err: expect.stringContaining(`${missing} cannot be read`) });
    expect((await world.state('VN').owner.query('SELECT count(*) FROM cases')).rows).toEqual(before);
  });

  it('that are not there are refused in words, and nothing is left on the disk', async () => {
    const { out } = await vn('submit', request('nothing'));
    const output = path.join(folder, 'nothing.bin');
    const answer = await vn('attachment', idIn(out), 'A'.repeat(43), '0', '--output', output);
    expect(answer).toMatchObject({ code: 1, err: expect.stringContaining('attachment-not-found') });
    expect(() => readFileSync(output)).toThrow('ENOENT');
    expect(await vn('attachment', idIn(out), 'short', '0', '--output', output)).toMatchObject({ code: 2 });
  });
});
