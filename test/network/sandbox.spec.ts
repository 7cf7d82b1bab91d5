import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, chmod } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Terms } from '#convention';
import type { RegisterDocument } from '#register';
import { eventually } from '../support/eventually.js';
import { freeRange, TestNetwork } from '../support/network.js';
import { preservationRequest } from '../support/requests.js';

describe('the sandbox', () => {
  let directory: string;
  let network: TestNetwork;

  beforeAll(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'rogatory-sandbox-'));
    await chmod(directory, 0o755);
    network = await TestNetwork.start({ directory, cases: true });
  }, 120_000);
  afterAll(async () => {
    await network.stop();
    await rm(directory, { recursive: true, force: true });
  }, 60_000);

  it('prints where everything is and writes network.json with officers of every role', async () => {
    expect(network.printed).toMatch(/^ready +register http:\/\/127\.0\.0\.1:\d+ +VN http/m);
    const file = await network.file();
    expect(file.states.map(({ code }) => code)).toEqual(['VN', 'BR', 'ZA']);
    for (const { url, officers } of file.states) {
      expect((await fetch(`${url}/readyz`)).status).toBe(200);
      expect(officers.map(({ role }) => role).sort()).toEqual([
        'administrator',
        'auditor',
        'liaison',
        'officer',
        'supervisor',
      ]);
      for (const { token, email, password } of officers) {
        const session = await fetch(`${url}/api/session`, { headers: { authorization: `Bearer ${token}` } });
        expect(session.status).toBe(200);
        const headers = { 'content-type': 'application/json' };
        const signIn = await fetch(`${url}/api/session`, {
          method: 'POST',
          headers,
          body: JSON.stringify({ email, password }),
        });
        expect(signIn.status).toBe(201);
      }
    }
  });

  it('has a register with the calendar of every State, which requests carry', async () => {
    const { register } = await network.file();
    const { parties } = (await (await fetch(`${register.url}/register/document`)).json()) as RegisterDocument;
    const year = new Date().getUTCFullYear();
    for (const { code, calendar } of parties) {
      const dates = calendar?.holidays.map(({ date }) => date) ?? [];
      expect({ code, until: calendar?.until, weekend: calendar?.weekend }).toEqual({
        ...{ code, until: `${year + 1}-12-31`, weekend: [6, 7] },
      });
      expect(dates).toEqual(expect.arrayContaining([`${year}-01-01`, `${year + 1}-01-01`]));
    }
    const client = await network.client('VN', 'officer');
    const { items } = await client.request<{ items: { id: string }[] }>('/api/cases?box=outgoing&status=delivered');
    const { terms } = await client.request<{ terms: Terms }>(`/api/cases/${items[0]?.id}`);
    expect(Object.keys(terms.calendars ?? {}).sort()).toEqual(['requested', 'requesting']);
  });

  it('is a process for each contact point, the router, the register and the database', () => {
    const names = network.processes().map(({ name }) => name);
    expect(names.sort()).toEqual([
      'contact-point BR',
      'contact-point VN',
      'contact-point ZA',
      'postgres',
      'register',
      'router',
    ]);
  });

  it('holds fictional cases in several statuses, so that nothing is empty', async () => {
    const statuses = new Set<string>();
    for (const state of ['VN', 'BR', 'ZA']) {
      const { items } = await (
        await network.client(state, 'officer')
      ).request<{ items: { status: string }[] }>('/api/cases');
      expect(items.length).toBeGreaterThan(0);
      for (const { status } of items) statuses.add(status);
    }
    for (const status of [
      'draft',
      'delivered',
      'acknowledged',
      'information-requested',
      'preserved',
      'extension-requested',
      'refused',
    ]) {
      expect(statuses).toContain(status);
    }
  });

  it('plays the tour against the network that runs', () => {
    const tour = spawnSync(process.execPath, ['dist/apps/sandbox/tour-main.js', '--dir', directory], {
      encoding: 'utf8',
    });
    expect(tour.stderr).toBe('');
    expect(tour.status).toBe(0);
    expect(tour.stdout).toMatch(/Both sides hold the same 9 signed acts and are in status "preserved"/);
    expect(tour.stdout).toMatch(/The ledger of BR verifies/);
    expect(tour.stdout).not.toMatch(/DIFFERENT|No network runs/);
  });

  it('ends everything that an interrupted tour has started', async () => {
    const [own, port] = [await mkdtemp(path.join(tmpdir(), 'rogatory-tour-')), await freeRange()];
    await chmod(own, 0o755);
    const args = ['dist/apps/sandbox/tour-main.js', '--dir', own, '--port', String(port), '--states', 'VN,BR'];
    const tour = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let told = '';
    for await (const text of tour.stdout.setEncoding('utf8')) if (/submits it/.test((told += text as string))) break;
    tour.kill('SIGINT');
    expect(await once(tour, 'exit')).toEqual([130, null]);
    // It is not the first case: the network that a tour leaves holds the training cases, as that of npm start does.
    expect(told).toMatch(/drafts VN-\d{4}-00000[2-9]/);
    const server = createServer().listen(port + 99, '127.0.0.1');
    await once(server, 'listening');
    await new Promise((resolve) => server.close(resolve));
    await rm(own, { recursive: true, force: true });
  }, 90_000);

  it('submits an example from the command line', () => {
    const args = [
      'dist/apps/cli/main.js',
      'submit',
      'examples/vn-to-br-phishing-mailbox.json',
      '--as',
      'officer@vn.contact-point.example',
    ];
    const submit = spawnSync(process.execPath, [...args, '--network', path.join(directory, 'network.json'), '--wait'], {
      encoding: 'utf8',
    });
    expect(submit.stderr).toBe('');
    expect(submit.status).toBe(0);
    expect(submit.stdout).toMatch(/VN-\d{4}-\d{6}/);
  });

  it('does not let a second sandbox run on the same data', () => {
    const second = spawnSync(process.execPath, ['dist/apps/sandbox/main.js', '--dir', directory, '--port', '9100'], {
      encoding: 'utf8',
    });
    expect(second.status).toBe(1);
    expect(second.stderr).toMatch(/^the sandbox cannot run: a sandbox runs on .* already \(process \d+\)/);
    expect(network.processes()).toHaveLength(6);
  });

  it('starts a process again that was killed, and goes on where it was', async () => {
    const officer = await network.client('VN', 'officer');
    const { id } = await officer.draft(preservationRequest('BR'));
    network.signal('contact-point BR', 'SIGKILL');
    network.signal('router', 'SIGKILL');
    await officer.act(id, 'submit');
    await officer.caseIn(id, 'delivered', 60_000);
    expect(network.printed).toMatch(/router ended \(SIGKILL\), starting it again/);
  }, 90_000);

  it.each(['SIGINT', 'SIGHUP'] as const)(
    'stops cleanly on %s and starts again on the data it left',
    async (signal) => {
      const officer = await network.client('VN', 'officer');
      const before = await officer.request<{ items: { id: string; status: string }[] }>('/api/cases?sort=created');
      expect(await network.stop(signal)).toBe(0);
      network = await TestNetwork.start({ directory });
      const after = await (
        await network.client('VN', 'officer')
      ).request<{ items: { id: string; status: string }[] }>('/api/cases?sort=created');
      expect(after.items.map(({ id, status }) => ({ id, status }))).toEqual(
        before.items.map(({ id, status }) => ({ id, status })),
      );
      await eventually(async () => {
        const auditor = await network.client('BR', 'auditor');
        expect(await auditor.request('/api/ledger/verify')).toMatchObject({ ok: true });
      });
    },
    120_000,
  );

  it('can be started again at once when it was killed, and has lost nothing', async () => {
    const officer = await network.client('VN', 'officer');
    const { id } = await officer.act((await officer.draft(preservationRequest('BR'))).id, 'submit');
    await network.crash();
    network = await TestNetwork.start({ directory });
    await (await network.client('VN', 'officer')).caseIn(id, 'delivered', 60_000);
    await (await network.client('BR', 'liaison')).caseIn(id, 'delivered', 60_000);
  }, 120_000);
});
