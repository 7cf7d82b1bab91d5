import { preservation } from '#convention';
import { randomUUID } from 'node:crypto';
import { RawDesk } from '../../support/raw-desk.js';
import { rawRequest, type RawAnswer } from '../../support/raw-http.js';
import { preservationRequest } from '../../support/requests.js';
import { routesOf } from '../../support/routes.js';
import { everything, stored } from '../../support/stored.js';
import { officerRoles, tokenOf, type OfficerRole } from '../../support/tokens.js';
import { PASSWORD, World, type TestState } from '../../support/world.js';

const HOUR = 3_600_000;

/** Who may call what: o officer, l liaison, s supervisor, a auditor, A administrator; `public` is open to anybody. */
const MATRIX: Record<string, string> = {
  'DELETE /api/officers/:id': 'A',
  'DELETE /api/session': 'olsaA',
  'GET /api/cases': 'olsa',
  'DELETE /api/cases/:id/approvals': 'os',
  'DELETE /api/cases/:id/attachments/:upload': 'ols',
  'GET /api/cases/:id': 'olsa',
  'GET /api/cases/:id/acts/:hash/attachments/:index': 'olsa',
  'GET /api/cases/:id/attachments': 'olsa',
  'GET /api/cases/:id/acts/:hash/document': 'olsa',
  'GET /api/cases/:id/timeline': 'olsa',
  'GET /api/deadlines': 'olsa',
  'GET /api/events': 'olsa',
  'GET /api/exchange': 'olsaA',
  'GET /api/exchange/messages': 'olsaA',
  'DELETE /api/exchange/quarantine/:id': 'sA',
  'GET /api/exchange/quarantine': 'olsaA',
  'GET /api/ledger/checkpoint': 'sa',
  'GET /api/ledger/entries': 'sa',
  'GET /api/ledger/verify': 'sa',
  'GET /api/officers': 'aA',
  'GET /api/openapi.json': 'public',
  'GET /api/policies': 'olsaA',
  'GET /api/procedures': 'olsaA',
  'GET /api/procedures/:kind': 'olsaA',
  'GET /api/register': 'olsaA',
  'GET /api/security-log': 'aA',
  'GET /api/session': 'olsaA',
  'GET /api/statistics': 'olsa',
  'GET /livez': 'public',
  'GET /metrics': 'public',
  'GET /readyz': 'public',
  'PATCH /api/cases/:id': 'os',
  'POST /api/cases': 'os',
  'POST /api/cases/:id/acts': 'ols',
  'POST /api/cases/:id/approvals': 'os',
  'POST /api/cases/:id/documents': 'ols',
  'POST /api/cases/:id/follow-ups': 'os',
  'POST /api/cases/:id/attachments': 'ols',
  'POST /api/exchange/messages/:id/dismiss': 'sA',
  'POST /api/exchange/messages/:id/retry': 'sA',
  'POST /api/officers': 'A',
  'POST /api/officers/:id/tokens': 'A',
  'POST /api/session': 'public',
};
const LETTER: Record<OfficerRole, string> = {
  officer: 'o',
  liaison: 'l',
  supervisor: 's',
  auditor: 'a',
  administrator: 'A',
};
const everyCell = Object.entries(MATRIX).flatMap(([route, who]) =>
  who === 'public' ? [] : officerRoles.map((role) => [role, route, who.includes(LETTER[role])] as const),
);

/** Acts that a role may choose from on a delivered request, per side. */
const ON_DELIVERED: Record<OfficerRole, { requesting: string[]; requested: string[] }> = {
  officer: { requesting: ['link-follow-up', 'withdraw'], requested: [] },
  liaison: { requesting: [], requested: ['acknowledge'] },
  supervisor: { requesting: ['link-follow-up', 'withdraw'], requested: ['acknowledge'] },
  auditor: { requesting: [], requested: [] },
  administrator: { requesting: [], requested: [] },
};

describe('who may do what', () => {
  let world: World;
  let vn: TestState;
  let br: TestState;
  let desk: RawDesk;

  beforeAll(async () => {
    world = await World.start();
    [vn, br] = [world.state('VN'), world.state('BR')];
    desk = await RawDesk.open(world);
  }, 60_000);
  afterAll(() => world.stop());

  /** Calls a route of the table; of a stream, only whether it opens. */
  const call = async (route: string, headers: Record<string, string>) => {
    const [method, pattern] = route.split(' ') as [string, string];
    const path = pattern.replace(':id', randomUUID()).replace(':kind', 'preservation');
    const body = method === 'GET' || method === 'DELETE' ? {} : { body: '{}' };
    const json = { ...(body.body && { 'content-type': 'application/json' }), ...headers };
    const response = await fetch(`${vn.url}${path}`, { method, headers: json, ...body });
    const streams = response.headers.get('content-type') === 'text/event-stream';
    if (streams) await response.body?.cancel();
    const code = streams ? undefined : ((await response.text().then(parsed)) as { code?: string }).code;
    return { status: response.status, code, headers: response.headers };
  };
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
  const logged = async (code: string) => {
    const { rows } = await vn.owner.query('SELECT subject, detail FROM security_log WHERE code = $1 ORDER BY at, id', [
      code,
    ]);
    return rows as { subject: string; detail: Record<string, unknown> }[];
  };
  const signIn = (email: string, password: string) =>
    rawRequest(vn.url, { method: 'POST', path: '/api/session', body: { email, password } });
  const newOfficer = async (role: OfficerRole) => {
    const email = `${randomUUID()}@vn.example`;
    const body = { name: 'New', email, password: PASSWORD, role };
    const { json } = await desk.send({ method: 'POST', path: '/api/officers', as: 'administrator', body });
    return { id: json.id as string, email };
  };

  describe('every route of the application', () => {
    it('has a line in the table of this test', () => {
      expect(routesOf(vn.app)).toEqual(Object.keys(MATRIX).sort());
      expect(routesOf(vn.app).length).toBeGreaterThan(25);
    });

    it.each(Object.keys(MATRIX))('%s: without credentials only when it is public', async (route) => {
      const { status, headers } = await call(route, {});
      if (MATRIX[route] === 'public') expect([200, 400]).toContain(status);
      else expect({ status, challenge: headers.get('www-authenticate') }).toEqual({ status: 401, challenge: 'Bearer' });
    });

    it.each(everyCell)('%s calls %s: allowed %s', async (role, route, allowed) => {
      const token = await tokenOf(vn, role);
      const before = await logged('not-permitted');
      const { status, code } = await call(route, bearer(token));
      const refusals = (await logged('not-permitted')).slice(before.length);
      if (allowed) {
        expect([401, 403, 500]).not.toContain(status);
        expect(refusals).toEqual([]);
      } else {
        expect({ status, code }).toEqual({ status: 403, code: 'not-permitted' });
        expect(refusals).toEqual([
          { subject: expect.stringMatching(/^[0-9a-f-]{36}$/), detail: expect.objectContaining({ role }) },
        ]);
      }
    });

    it.each([
      ['an unknown token', { authorization: `Bearer ${'x'.repeat(43)}` }],
      ['an unknown session', { cookie: `rogatory_session=${'x'.repeat(43)}` }],
    ])('%s opens nothing, and is recorded without its secret', async (_, headers) => {
      const before = (await logged('unknown-credential')).length;
      expect(await call('GET /api/cases', headers)).toMatchObject({ status: 401, code: 'not-signed-in' });
      const recorded = (await logged('unknown-credential')).slice(before);
      expect(recorded).toHaveLength(1);
      expect(JSON.stringify(recorded)).not.toContain('xxxx');
    });

    it.each([
      'Basic YWRtaW46YWRtaW4=',
      'Bearer',
      'Bearer ',
      'bearer x',
      `Bearer ${'x'.repeat(5_000)}`,
      "Bearer ' OR 1=1 --",
    ])('the authorization %j opens nothing', async (authorization) => {
      expect(await call('GET /api/cases', { authorization })).toMatchObject({ status: 401, code: 'not-signed-in' });
    });
  });

  describe('acts on a case', () => {
    const delivered = async () => {
      const { id } = await vn.as('officer').draft(preservationRequest('BR'));
      await vn.as('officer').act(id, 'submit');
      await world.carry();
      return id;
    };
    const knownActs = async () => {
      const { json } = await desk.send({ path: '/api/procedures/preservation' });
      return (json.acts as { act: string }[]).map(({ act }) => act);
    };

    it.each(['officer', 'liaison', 'supervisor', 'auditor'] as const)(
      '%s is offered what the table gives',
      async (role) => {
        const id = await delivered();
        const offered = async (state: TestState) => (await state.as(role).case(id)).allowedActs.map(({ act }) => act);
        expect({ requesting: await offered(vn), requested: await offered(br) }).toEqual(ON_DELIVERED[role]);
      },
    );

    it.each(officerRoles)('%s performs nothing else on a delivered request, on either side', async (role) => {
      const id = await delivered();
      const acts = await knownActs();
      expect(acts.length).toBeGreaterThan(15);
      for (const [at, side] of [
        [vn, 'requesting'],
        [br, 'requested'],
      ] as const) {
        const before = await stored(at.owner);
        for (const act of acts.filter((one) => !ON_DELIVERED[role][side].includes(one))) {
          const { status, json } = await desk.send({
            method: 'POST',
            path: `/api/cases/${id}/acts`,
            body: { act, contents: preservation.examples[act]?.() },
            as: role,
            at,
          });
          const conditions = preservation.acts.find((rule) => rule.act === act)?.guards.map(({ code }) => code);
          const refused = [403, 409].includes(status) || (status === 422 && conditions?.includes(String(json.code)));
          expect({ act, status: refused ? 'refused' : status }).toEqual({ act, status: 'refused' });
        }
        expect(await stored(at.owner)).toEqual(before);
      }
    });

    it('a liaison does not submit, an officer does not acknowledge, a supervisor does both', async () => {
      const { id } = await vn.as('officer').draft(preservationRequest('BR'));
      await expect(vn.as('liaison').act(id, 'submit')).rejects.toMatchObject({
        status: 403,
        code: 'act-not-permitted',
      });
      await vn.as('supervisor').act(id, 'submit');
      await world.carry();
      await expect(br.as('officer').act(id, 'acknowledge')).rejects.toMatchObject({
        status: 403,
        code: 'act-not-permitted',
      });
      expect((await br.as('supervisor').act(id, 'acknowledge')).status).toBe('acknowledged');
    });

    it('refuses an act that the role may not perform, and records the refusal', async () => {
      const id = await delivered();
      const before = (await logged('act-not-permitted')).length;
      await expect(vn.as('liaison').act(id, 'withdraw', { reason: 'x' })).rejects.toMatchObject({ status: 403 });
      expect((await logged('act-not-permitted')).slice(before)).toEqual([
        {
          subject: expect.any(String),
          detail: expect.objectContaining({ act: 'withdraw', role: 'liaison', case: id }),
        },
      ]);
    });

    it('an auditor reads the case, its timeline and the ledger, and is himself recorded', async () => {
      const id = await delivered();
      const count = async () =>
        (await vn.owner.query('SELECT count(*)::int AS n FROM ledger_entries')).rows[0].n as number;
      const before = await count();
      await vn.as('auditor').case(id);
      await vn.as('auditor').timeline(id);
      await vn.as('auditor').request('/api/ledger/entries');
      expect(await count()).toBe(before + 3);
    });
  });

  describe('signing in', () => {
    const cookieOf = (answer: RawAnswer) => answer.headers['set-cookie']?.[0]?.split(';')[0] ?? '';

    it('says the same of a wrong password, an unknown e-mail and an ended account, and records each', async () => {
      const ended = await newOfficer('officer');
      await desk.send({ method: 'DELETE', path: `/api/officers/${ended.id}`, as: 'administrator' });
      const before = (await logged('sign-in-failed')).length;
      const answers = [
        await signIn('officer@vn.example', 'wrong password'),
        await signIn('nobody@vn.example', PASSWORD),
        await signIn(ended.email, PASSWORD),
      ];
      expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
      expect(answers[0]).toMatchObject({ status: 401, json: { code: 'sign-in-failed' } });
      expect(answers.map(({ headers }) => headers['set-cookie'])).toEqual([undefined, undefined, undefined]);
      expect((await logged('sign-in-failed')).slice(before).map(({ subject }) => subject)).toEqual([
        'officer@vn.example',
        'nobody@vn.example',
        ended.email,
      ]);
    });

    it.each([
      [{}],
      [{ email: 'officer@vn.example' }],
      [{ email: ['a@b.example'], password: 1 }],
      [{ email: 'x', password: PASSWORD }],
    ])('with %j is refused as input', async (body) => {
      expect(await rawRequest(vn.url, { method: 'POST', path: '/api/session', body })).toMatchObject({
        status: 400,
        json: { code: 'invalid-input' },
      });
    });

    it('gives a session cookie that scripts cannot read, which works until sign-out', async () => {
      const answer = await signIn('Officer@VN.example', PASSWORD);
      expect(answer.status).toBe(201);
      expect(answer.headers['set-cookie']?.[0]).toMatch(/HttpOnly.*SameSite=Strict/);
      const session = { cookie: `other=1; ${cookieOf(answer)}; last=2` };
      const own = await rawRequest(vn.url, { path: '/api/session', headers: session });
      expect(own).toMatchObject({ status: 200, json: { email: 'officer@vn.example', role: 'officer' } });
      expect((await call('DELETE /api/session', session)).status).toBe(204);
      expect(await call('GET /api/session', session)).toMatchObject({ status: 401 });
      expect(await call('GET /api/session', bearer(answer.json.token as string))).toMatchObject({ status: 401 });
    });

    it('ends one session and no other', async () => {
      const [one, two] = [await signIn('officer@vn.example', PASSWORD), await signIn('officer@vn.example', PASSWORD)];
      await call('DELETE /api/session', { cookie: cookieOf(one) });
      expect((await call('GET /api/session', { cookie: cookieOf(two) })).status).toBe(200);
    });

    it('leaves neither password nor token in the database', async () => {
      const { json } = await signIn('officer@vn.example', PASSWORD);
      await signIn('officer@vn.example', 'a very wrong password');
      const issued = await tokenOf(vn, 'officer');
      const dump = await everything(vn.owner);
      expect(dump).toContain('officer@vn.example');
      for (const secret of [PASSWORD, 'a very wrong password', json.token as string, issued])
        for (const form of [secret, Buffer.from(secret).toString('base64'), Buffer.from(secret).toString('hex')])
          expect(dump.includes(form)).toBe(false);
    });
  });

  describe('accounts', () => {
    const add = (change: object = {}) => {
      const body = { name: 'New', email: `${randomUUID()}@vn.example`, password: PASSWORD, role: 'officer', ...change };
      return desk.send({ method: 'POST', path: '/api/officers', as: 'administrator', body });
    };

    it.each([
      [{ password: 'short' }],
      [{ role: 'clock' }],
      [{ role: 'root' }],
      [{ email: 'nobody' }],
      [{ name: '' }],
      [{ name: ' \u200b' }],
      [{ active: false }],
    ])('with %j are refused', async (change) => {
      expect(await add(change)).toMatchObject({ status: 400, json: { code: 'invalid-input' } });
    });

    it('have an e-mail of their own, in any spelling, also when two are made at once', async () => {
      const email = `${randomUUID()}@vn.example`;
      const answers = await Promise.all([add({ email }), add({ email: email.toUpperCase() }), add({ email })]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
      expect(answers.find(({ status }) => status === 409)!.json.code).toBe('email-taken');
    });

    it('that are ended end their tokens and sessions at once', async () => {
      const { id, email } = await newOfficer('supervisor');
      const path = `/api/officers/${id}`;
      const tokens = {
        method: 'POST',
        path: `${path}/tokens`,
        as: 'administrator',
        body: { label: 'script', days: 365 },
      } as const;
      const { json } = await desk.send(tokens);
      const session = await signIn(email, PASSWORD);
      const credentials = [json.token as string, session.json.token as string];
      for (const token of credentials) expect((await call('GET /api/cases', bearer(token))).status).toBe(200);
      expect((await desk.send({ method: 'DELETE', path, as: 'administrator' })).status).toBe(204);
      for (const token of credentials) expect((await call('GET /api/cases', bearer(token))).status).toBe(401);
      expect((await desk.send(tokens)).json.code).toBe('officer-not-found');
      expect((await desk.send({ method: 'DELETE', path, as: 'administrator' })).json.code).toBe('officer-not-found');
    });

    it('get tokens that the ledger calls tokens, whatever their label says', async () => {
      const { id } = await newOfficer('officer');
      const body = { label: 'session', days: 1 };
      await desk.send({ method: 'POST', path: `/api/officers/${id}/tokens`, as: 'administrator', body });
      const { rows } = await vn.owner.query(
        `SELECT e.event FROM ledger_entries e JOIN ledger_details d ON d.entry_id = e.id
          WHERE d.detail::jsonb ->> 'officer' = $1 ORDER BY e.event`,
        [id],
      );
      expect(rows.map(({ event }) => event as string)).toEqual(['officer-added', 'token-issued']);
    });

    it.each(['30', true, null, 0])('get no token for %j days', async (days) => {
      const { id } = await newOfficer('officer');
      const request = { method: 'POST', path: `/api/officers/${id}/tokens`, as: 'administrator' } as const;
      const answer = await desk.send({ ...request, body: { label: 'script', days } });
      expect(answer).toMatchObject({ status: 400, json: { code: 'invalid-input' } });
    });

    it('never show a password hash', async () => {
      const { text } = await desk.send({ path: '/api/officers', as: 'administrator' });
      expect(text).not.toMatch(/argon2|password/i);
    });
  });

  describe('time', () => {
    it('ends a token and a session at their instant', async () => {
      const token = await tokenOf(vn, 'officer', 1);
      const session = await signIn('officer@vn.example', PASSWORD);
      const works = async (secret: string) => (await call('GET /api/cases', bearer(secret))).status === 200;
      world.clock.advance(12 * HOUR - 60_000);
      expect([await works(token), await works(session.json.token as string)]).toEqual([true, true]);
      world.clock.advance(2 * 60_000);
      expect([await works(token), await works(session.json.token as string)]).toEqual([true, false]);
      world.clock.advance(12 * HOUR);
      expect(await works(token)).toBe(false);
    });
  });
});

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
};
