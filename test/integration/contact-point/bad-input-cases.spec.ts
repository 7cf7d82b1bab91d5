import { randomUUID } from 'node:crypto';
import { RawDesk, type Refusal, type Sent } from '../../support/raw-desk.js';
import type { RawRequest } from '../../support/raw-http.js';
import { preservationRequest } from '../../support/requests.js';
import { World, type TestState } from '../../support/world.js';

describe('input that a contact point reads and cannot use', () => {
  let world: World;
  let vn: TestState;
  let br: TestState;
  let za: TestState;
  let desk: RawDesk;

  beforeAll(async () => {
    const party = (code: string) => ({
      ...(code === 'FR' && { suspended: true }),
      ...(code === 'ZA' && { instruments: [] }),
    });
    world = await World.start({ states: ['VN', 'BR', 'ZA', 'FR'], party });
    [vn, br, za] = [world.state('VN'), world.state('BR'), world.state('ZA')];
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
  const act = (id: string, body: object, more: Partial<Sent> = {}): Sent => ({
    method: 'POST',
    path: `/api/cases/${id}/acts`,
    body,
    ...more,
  });
  const draft = async () => (await vn.as('officer').draft(preservationRequest('BR'))).id;
  const submitted = async () => {
    const id = await draft();
    await vn.as('officer').act(id, 'submit');
    await world.carry();
    return id;
  };

  it('as the contents of a document to be previewed: null is not a value', async () => {
    const id = await draft();
    await refused(
      { method: 'POST', path: `/api/cases/${id}/documents`, body: { act: 'activate', contents: null } },
      { status: 400, code: 'invalid-input', violations: [{ path: 'contents' }] },
    );
  });

  describe('as a draft', () => {
    const invalid = { status: 400, code: 'invalid-input' };
    const wrong = { status: 422, code: 'contents-invalid' };

    it.each<[string, object, Refusal]>([
      ['an unknown field', request({ priority: 1 }), { ...invalid, violations: [{ path: 'priority' }] }],
      ['no kind', request({ kind: undefined }), { ...invalid, violations: [{ path: 'kind' }] }],
      ['a kind that is a list', request({ kind: ['preservation'] }), { ...invalid, violations: [{ path: 'kind' }] }],
      ['contents that are a list', request({ contents: [] }), { ...invalid, violations: [{ path: 'contents' }] }],
      ['contents that are text', request({ contents: 'x' }), { ...invalid, violations: [{ path: 'contents' }] }],
      ['contents that are null', request({ contents: null }), { ...invalid, violations: [{ path: 'contents' }] }],
      ['an unknown urgency', request({ urgency: 'asap' }), { ...invalid, violations: [{ path: 'urgency' }] }],
      ['an unknown kind', request({ kind: 'extradition-by-raven' }), { status: 422, code: 'unknown-kind' }],
      ['a kind every object has', request({ kind: 'constructor' }), { status: 422, code: 'unknown-kind' }],
      ['a recipient in lower case', request({ to: 'br' }), { ...invalid, violations: [{ path: 'to' }] }],
      ['a State nobody knows', request({ to: 'XX' }), { status: 422, code: 'unknown-state', detail: /XX/ }],
      ['our own State', request({ to: 'VN' }), { status: 422, code: 'unknown-state', detail: /another State/ }],
      ['a suspended State', request({ to: 'FR' }), { status: 422, code: 'party-suspended', detail: /France/ }],
      ['an unknown field of the contents', contents({ colour: 'red' }), { ...wrong, violations: [{ path: 'colour' }] }],
      [
        'an unknown field deep in the contents',
        contents({ custodian: { name: 'x', secret: true } }),
        { ...wrong, violations: [{ path: 'custodian.secret' }] },
      ],
      [
        'a number for text',
        contents({ necessity: 7 }),
        { ...wrong, violations: [{ path: 'necessity', provision: 'hanoi-42-3-e' }] },
      ],
      [
        'a text of 100,000 characters',
        contents({ necessity: 'n'.repeat(100_000) }),
        { ...invalid, detail: /too long/ },
      ],
      [
        'a text of 30,000 characters',
        contents({ necessity: 'n'.repeat(30_000) }),
        { ...wrong, violations: [{ path: 'necessity' }] },
      ],
      ['control characters', contents({ necessity: 'a\u0007b' }), { ...wrong, violations: [{ path: 'necessity' }] }],
      [
        'a date from which no deadline can be counted',
        contents({ suggestedDeadline: { date: '9999-12-31', reason: 'No end' } }),
        { ...wrong, violations: [{ path: 'suggestedDeadline.date' }] },
      ],
      ['a fraction', contents({ necessity: 1.5 }), { ...invalid, detail: /integer/ }],
      [
        'a list of ten thousand identifiers',
        contents({ data: { identifiers: Array.from({ length: 9_000 }, () => ({})) } }),
        wrong,
      ],
    ])('%s: refused', (_, body, expected) => refused(post(body), expected));

    it('with null where nothing is given: taken as if the field were not there', async () => {
      const { legalBasis, ...given } = preservationRequest('BR').contents as { legalBasis: object };
      const nulls = { ...given, legalBasis: { ...legalBasis, article: null }, suggestedDeadline: null };
      const { id } = await vn.as('officer').draft(preservationRequest('BR', { contents: nulls }));
      await vn.as('officer').act(id, 'submit');
      await world.carry();
      const { contents: arrived } = await br.as('liaison').case(id);
      expect(arrived).toEqual({ ...given, legalBasis: { instrument: 'hanoi' } });
    });

    it('incomplete, with complete=true: refused, and every violation names its provision', async () => {
      const body = request({ contents: {} });
      const { json } = await refused(
        { ...post(body), path: '/api/cases?complete=true' },
        { status: 422, code: 'contents-incomplete', violations: [{ path: 'necessity', provision: 'hanoi-42-3-e' }] },
      );
      const violations = json.violations as { provision?: string; message: string }[];
      expect(violations.length).toBeGreaterThan(5);
      expect(violations.filter(({ provision, message }) => !provision || !message)).toEqual([]);
    });

    it('with an option that is not one: refused', () =>
      refused(
        { ...post(request()), path: '/api/cases?complete=perhaps' },
        { ...invalid, violations: [{ path: 'complete' }] },
      ));

    it('edited without the version that was read: refused', async () => {
      const path = `/api/cases/${await draft()}`;
      const patch = (headers: Record<string, string>): Sent => ({
        method: 'PATCH',
        path,
        body: { urgency: 'urgent' },
        headers,
      });
      await refused(patch({}), { status: 428, code: 'precondition-required' });
      for (const match of ['"7"', '*', '', 'garbage', '"1', '1e0', '"1", "2"', '99999999999999999999'])
        await refused(patch({ 'if-match': match }), { status: 412, code: 'version-stale' });
      expect((await send(patch({ 'if-match': '"1"' }))).status).toBe(200);
      await refused(patch({ 'if-match': '"1"' }), { status: 412, code: 'version-stale' });
    });

    it('edited to what it may not be: refused', async () => {
      const path = `/api/cases/${await draft()}`;
      const patch = (body: object): Sent => ({ method: 'PATCH', path, body, headers: { 'if-match': '1' } });
      await refused(patch({ to: 'FR' }), { status: 422, code: 'party-suspended' });
      await refused(patch({ to: 'VN' }), { status: 422, code: 'unknown-state' });
      await refused(patch({ kind: 'other' }), { ...invalid, violations: [{ path: 'kind' }] });
      await refused(patch({ status: 'delivered' }), { ...invalid, violations: [{ path: 'status' }] });
      await refused(patch({ urgency: null }), invalid);
      await refused(patch({ to: null }), invalid);
      await refused(patch({ contents: null }), invalid);
      await refused(patch({ contents: { colour: 'red' } }), { ...wrong, violations: [{ path: 'colour' }] });
    });

    it('edited after it was submitted, on either side: refused', async () => {
      const id = await submitted();
      for (const at of [vn, br]) {
        const { version } = await at.as('supervisor').case(id);
        const headers = { 'if-match': `"${version}"` };
        const change: Sent = { method: 'PATCH', path: `/api/cases/${id}`, body: { urgency: 'urgent' }, headers };
        await refused({ ...change, at, as: 'supervisor' }, { status: 409, code: 'not-a-draft' });
      }
    });
  });

  describe('as an act', () => {
    it('on a case that is not there, or is between other States: not found', async () => {
      const id = await submitted();
      const missing = { status: 404, code: 'case-not-found' };
      const ids = [randomUUID(), 'garbage', id.toUpperCase(), `${id}0`, "'%20OR%20'1'='1"];
      for (const other of ids) {
        await refused(act(other, { act: 'withdraw', contents: { reason: 'x' } }), missing);
        await refused({ path: `/api/cases/${other}` }, missing);
        await refused({ path: `/api/cases/${other}/timeline` }, missing);
        await refused(
          { method: 'PATCH', path: `/api/cases/${other}`, body: {}, headers: { 'if-match': '1' } },
          missing,
        );
      }
      await refused(act(id, { act: 'acknowledge' }, { at: za, as: 'liaison' }), missing);
      await refused({ path: `/api/cases/${id}`, at: za }, missing);
    });

    it('by the wrong side, role or name: refused, with what is possible', async () => {
      const id = await submitted();
      const now = await refused(act(id, { act: 'preserve' }, { at: br, as: 'liaison' }), {
        status: 409,
        code: 'act-not-allowed',
      });
      expect(now.json.allowedActs).toEqual(['acknowledge']);
      const side = await refused(act(id, { act: 'acknowledge' }), {
        status: 409,
        code: 'act-not-allowed',
        detail: /requested State/,
      });
      expect(side.json.allowedActs).toContain('withdraw');
      await refused(act(id, { act: 'submit' }), { status: 409, code: 'act-not-allowed' });
      await refused(act(id, { act: 'explode' }), { status: 409, code: 'act-not-allowed', detail: /not known/ });
      await refused(act(id, { act: '__proto__' }), { status: 409, code: 'act-not-allowed' });
      await refused(act(id, { act: 'withdraw' }, { as: 'liaison' }), { status: 403, code: 'act-not-permitted' });
      await refused(act(id, { act: 'acknowledge' }, { at: br }), { status: 403, code: 'act-not-permitted' });
      await refused(act(id, { act: 'expire' }, { at: br, as: 'supervisor' }), { status: 409, code: 'act-not-allowed' });
    });

    it('with contents that are not its own: refused, with the provision', async () => {
      const id = await submitted();
      const withdraw = (given: unknown) => act(id, { act: 'withdraw', contents: given });
      const invalid = { status: 422, code: 'contents-invalid' };
      await refused(withdraw({}), {
        status: 422,
        code: 'contents-incomplete',
        violations: [{ path: 'reason', provision: 'hanoi-40-26' }],
      });
      await refused(withdraw({ reason: '  ' }), { status: 422, code: 'contents-incomplete' });
      await refused(withdraw({ reason: 'x', extra: 1 }), { ...invalid, violations: [{ path: 'extra' }] });
      await refused(withdraw({ reason: ['x'] }), {
        ...invalid,
        violations: [{ path: 'reason', provision: 'hanoi-40-26' }],
      });
      await refused(withdraw({ reason: 'x'.repeat(5_000) }), { ...invalid, violations: [{ path: 'reason' }] });
      for (const bad of [[], 'x', 1, null]) await refused(withdraw(bad), { status: 400, code: 'invalid-input' });
      for (const bad of [{}, { act: 1 }, { act: 'a'.repeat(65) }, { act: 'withdraw', at: '2020-01-01' }])
        await refused(act(id, bad), { status: 400, code: 'invalid-input' });
    });

    it('with a condition of the procedure not met: refused, with the provision', async () => {
      const id = await submitted();
      for (const step of ['acknowledge', 'start-review', 'issue-order']) await br.as('liaison').act(id, step);
      const preserve = (change: object): Sent => {
        const given = { preservedAt: world.clock.now().toISOString(), periodDays: 60, preserved: 'Mailbox', ...change };
        return act(id, { act: 'preserve', contents: given }, { at: br, as: 'liaison' });
      };
      await refused(preserve({ periodDays: 59 }), {
        status: 422,
        code: 'contents-invalid',
        violations: [{ path: 'periodDays', provision: 'hanoi-42-8' }],
      });
      const future = await refused(preserve({ preservedAt: '2999-01-01T00:00:00Z' }), {
        status: 422,
        code: expect.any(String) as string,
      });
      expect(future.json).toMatchObject({ provision: expect.any(String), mark: expect.any(String) });
      await refused(preserve({ preservedAt: '2026-02-30T00:00:00Z' }), { status: 422, code: 'contents-invalid' });
      await refused(preserve({ preservedAt: 'now' }), { status: 422, code: 'contents-invalid' });
    });

    it('submitting what the Convention does not allow: refused', async () => {
      const unbound = await vn.as('officer').draft(preservationRequest('ZA'));
      const { json } = await refused(act(unbound.id, { act: 'submit' }), {
        status: 422,
        code: 'instrument-not-in-force',
      });
      expect(json).toMatchObject({
        instrument: 'hanoi',
        standing: { requesting: 'in-force', requested: expect.not.stringMatching('in-force') as string },
      });
      const empty = await vn.as('officer').draft(preservationRequest('BR', { contents: {} }));
      await refused(act(empty.id, { act: 'submit' }), {
        status: 422,
        code: 'contents-incomplete',
        violations: [{ path: 'necessity', provision: 'hanoi-42-3-e' }],
      });
    });

    it('larger than the largest envelope: refused when it is submitted', async () => {
      const value = 'v'.repeat(1_990);
      const identifiers = Array.from({ length: 100 }, () => ({ type: 'email', value }));
      const given = preservationRequest('BR').contents;
      const large = { ...given, data: { ...(given.data as object), identifiers } };
      const { id } = await vn.as('officer').draft(preservationRequest('BR', { contents: large }));
      await refused(act(id, { act: 'submit' }), { status: 413, code: 'message-too-large' });
    });

    it('on a version that has passed: refused', async () => {
      const id = await submitted();
      const withdraw = (match: string) =>
        act(id, { act: 'withdraw', contents: { reason: 'x' } }, { headers: { 'if-match': match } });
      for (const match of ['1', '"0"', 'garbage', '*'])
        await refused(withdraw(match), { status: 412, code: 'version-stale' });
      const { version } = await vn.as('officer').case(id);
      expect((await send(withdraw(`"${version}"`))).status).toBe(201);
    });
  });

  describe('repeated with an Idempotency-Key', () => {
    const keyed = (key: string) => ({ 'idempotency-key': key });

    it('gives the same answer and has one effect, however often and at once', async () => {
      const id = await draft();
      const submit = () => send(act(id, { act: 'submit' }, { headers: keyed(`k-${id}`) }));
      const answers = await Promise.all([submit(), submit(), submit(), submit()]);
      answers.push(await submit());
      expect(new Set(answers.map(({ status, text: body }) => `${status} ${body}`)).size).toBe(1);
      expect(answers[0]).toMatchObject({ status: 201, json: { id, status: 'submitted' } });
      expect(answers.at(-1)!.headers.etag).toBe(answers[0]!.headers.etag);
      const { rows } = await vn.owner.query('SELECT count(*)::int AS acts FROM acts WHERE case_id = $1', [id]);
      expect(rows).toEqual([{ acts: 1 }]);
    });

    it('makes one draft of two posts at once', async () => {
      const key = randomUUID();
      const answers = await Promise.all([1, 2].map(() => send(post(request(), keyed(key)))));
      expect(answers.map(({ status }) => status)).toEqual([201, 201]);
      expect(answers[0]!.json.id).toBe(answers[1]!.json.id);
    });

    it('knows the same request again when its members come in another order', async () => {
      const [key, body] = [randomUUID(), request()];
      const turned = Object.fromEntries(Object.entries(body).reverse());
      const answers = [await send(post(body, keyed(key))), await send(post(turned, keyed(key)))];
      expect(answers.map(({ json }) => json.id)).toEqual([answers[0]!.json.id, answers[0]!.json.id]);
    });

    it('is the officer’s own: the key of another officer is another key', async () => {
      const key = randomUUID();
      const mine = await send(post(request(), keyed(key)));
      const theirs = await send({ ...post(request(), keyed(key)), as: 'supervisor' });
      expect(mine.json.id).not.toBe(theirs.json.id);
    });

    it('with another request: refused', async () => {
      const key = randomUUID();
      const { json } = await send(post(request(), keyed(key)));
      await refused(post(request({ urgency: 'urgent' }), keyed(key)), { status: 409, code: 'idempotency-key-reused' });
      await refused(
        { ...post(request(), keyed(key)), path: '/api/cases?complete=true' },
        { status: 409, code: 'idempotency-key-reused' },
      );
      await refused(act(json.id as string, { act: 'submit' }, { headers: keyed(key) }), {
        status: 409,
        code: 'idempotency-key-reused',
      });
    });

    it('that was refused may be sent again', async () => {
      const key = randomUUID();
      const id = await draft();
      await refused(act(id, { act: 'withdraw', contents: { reason: 'x' } }, { headers: keyed(key) }), {
        status: 409,
        code: 'act-not-allowed',
      });
      expect((await send(act(id, { act: 'submit' }, { headers: keyed(key) }))).status).toBe(201);
    });

    it.each(['', ' ', 'two words', 'k'.repeat(201), 'clé'])('that is %j: refused', (key) =>
      refused(post(request(), keyed(key)), { status: 400, code: 'invalid-query' }),
    );
  });
});
