import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { keepNetwork, readNetwork, runningNetwork, type NetworkFile } from './network-file.js';
import { loadSecrets } from './secrets.js';

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'rogatory-kept-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text);

describe('the file of a training network', () => {
  let server: Server;
  let network: NetworkFile;

  beforeAll(async () => {
    server = createServer(({ headers, url }, response) => {
      const known = url === '/livez' || headers.authorization === 'Bearer ours';
      response.writeHead(known ? 200 : 401, { connection: 'close' }).end('{}');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const officer = { name: 'Ana', email: 'ana@br.example', password: 'training', role: 'officer', token: 'ours' };
    network = { register: { url }, states: [{ code: 'BR', url, officers: [officer] }] };
  });
  afterAll(() => server.close());

  it('finds the network that runs', async () => {
    expect(await runningNetwork(folder)).toBeNull();
    await keepNetwork(folder, network);
    expect(await runningNetwork(folder)).toEqual(network);
  });

  it('does not take another network on the same ports for its own', async () => {
    const stranger = structuredClone(network);
    stranger.states[0]!.officers[0]!.token = 'of another network';
    await keepNetwork(folder, stranger);
    expect(await runningNetwork(folder)).toBeNull();
  });

  it('is named when it is damaged, with what to do', async () => {
    write('network.json', '{"regi');
    await expect(readNetwork(folder)).rejects.toThrow(`${folder}/network.json is damaged: remove it`);
  });
});

describe('the secrets of a sandbox', () => {
  it('are made once, and more of them for another State', async () => {
    const first = await loadSecrets(folder, ['VN']);
    const second = await loadSecrets(folder, ['VN', 'BR']);
    expect(second).toMatchObject({ anchor: first.anchor, states: { VN: first.states['VN'] } });
    expect(Object.keys(second.states)).toEqual(['VN', 'BR']);
  });

  it('are not made anew beside the data that only the lost ones open', async () => {
    mkdirSync(path.join(folder, 'postgres'));
    await expect(loadSecrets(folder, ['VN'])).rejects.toThrow(/has a database, but not the secrets\.json.*--fresh/);
  });

  it('are named when they are damaged', async () => {
    write('secrets.json', '{');
    await expect(loadSecrets(folder, ['VN'])).rejects.toThrow(/secrets\.json is damaged: put it back, or .*--fresh/);
  });
});
