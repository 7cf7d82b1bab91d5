import { spawnSync } from 'node:child_process';
import { ContactPointClient, type CaseAnswer, type DocumentAnswer, type StatisticsAnswer } from '#client';
import { jest } from '@jest/globals';
import { Tinypool } from 'tinypool';
import { procedures, type Contents } from '#convention';
import { verifyAct } from '#protocol';
import { eventually } from '../../support/eventually.js';
import { RawDesk } from '../../support/raw-desk.js';
import { edited } from '../../support/requests.js';
import { stored } from '../../support/stored.js';
import { PASSWORD, World } from '../../support/world.js';
import { Pair } from './pair.js';

const kind = 'extradition';
const textOf = ({ bytes }: DocumentAnswer): string =>
  spawnSync('pdftotext', ['-raw', '-', '-'], { input: bytes }).stdout.toString().replace(/\s+/g, ' ');
const emergency = {
  urgencyReason: 'A life is at risk',
  emergency: { whoIsAtRisk: 'A kidnapped child', whyImminent: 'The ultimatum ends tonight' },
};

describe('the approval of a request by a second officer', () => {
  let world: World;
  let pair: Pair;
  let desk: RawDesk;

  beforeAll(async () => {
    world = await World.start();
    pair = new Pair(world);
    desk = await RawDesk.open(world);
  }, 60_000);
  afterAll(() => world.stop());

  const officer = () => pair.as(pair.vn, 'officer');
  const supervisor = () => pair.as(pair.vn, 'supervisor');
  const example = (of = kind): Contents => procedures[of]!.examples.submit!(pair.now());
  const drafted = async (of = kind, more: Contents = {}, urgency = 'urgent'): Promise<CaseAnswer> =>
    (await officer()).draft({ kind: of, to: 'BR', urgency, contents: { ...example(of), ...more } });
  const logged = async (code: string, id: string) => {
    const { rows } = await pair.vn.owner.query(
      `SELECT subject FROM security_log WHERE code = $1 AND detail ->> 'case' = $2`,
      [code, id],
    );
    return rows.length;
  };

  it('is asked for before an extradition is submitted, and the draft says how to give it', async () => {
    const draft = await drafted();
    expect(draft).toMatchObject({ missing: [], approval: { needed: true, given: [], void: [] } });
    expect(draft.remarks).toMatchObject([
      { code: 'second-officer-missing', message: expect.stringContaining(`rogatory approve ${draft.id}`) },
    ]);
    await expect((await officer()).act(draft.id, 'submit')).rejects.toMatchObject({
      status: 422,
      code: 'second-officer-missing',
      problem: { provision: 'network-four-eyes', detail: expect.stringContaining(`/api/cases/${draft.id}/approvals`) },
    });
    expect((await drafted('preservation')).approval.needed).toBe(false);
  });

  it('is in every answer after it, also for whoever has the version that it leaves as it was', async () => {
    const { id } = await (await supervisor()).approve(await drafted());
    const answer = await desk.send({ path: `/api/cases/${id}`, headers: { 'if-none-match': '"1"' } });
    expect(answer).toMatchObject({ status: 200, json: { version: 1, approval: { given: [{}] } } });
  });

  it.each([
    ['nothing', () => ({})],
    [
      'what the draft says already',
      ({ urgency, contents }: CaseAnswer) => ({ urgency, contents, to: 'BR', links: [] }),
    ],
  ])('stands after an edit with %s, which leaves version, ledger and last editor as they were', async (_, change) => {
    const draft = await drafted();
    const approved = await (await supervisor()).approve(draft);
    const before = await stored(pair.vn.owner);
    const answer = await edited(await supervisor(), draft, change(draft));
    expect(answer).toMatchObject({ version: draft.version, approval: approved.approval });
    expect(await stored(pair.vn.owner)).toEqual(before);
    await expect(edited(await officer(), { ...draft, version: 7 }, {})).rejects.toMatchObject({
      code: 'version-stale',
    });
  });

  it('travels in the signed act, and both sides show it', async () => {
    const draft = await drafted();
    const approved = await (await supervisor()).approve(draft);
    const given = [{ officer: { name: 'supervisor of VN', role: 'supervisor' }, at: pair.now().slice(0, 10) }];
    expect(approved).toMatchObject({ version: draft.version, remarks: [], approval: { needed: true, void: [] } });
    expect(await pair.events(pair.vn, draft.id, 'approval-given')).toEqual([
      { digest: draft.approval.digest, role: 'supervisor', version: draft.version },
    ]);
    await (await officer()).act(draft.id, 'submit');
    const [sent] = (await world.takeWaiting(pair.vn)).filter(({ type }) => type === 'act');
    const { payload } = await verifyAct(await pair.opened(sent!), () => pair.vn.keys.signing.public, world.clock.now());
    expect(payload.approval).toEqual(approved.approval.given[0]);
    await pair.deliver(pair.br, sent!);
    await world.carry();
    for (const state of [pair.vn, pair.br]) {
      const client = await pair.as(state, 'supervisor');
      const found = await client.case(draft.id);
      expect(found).toMatchObject({
        status: 'delivered',
        approval: { ...approved.approval, needed: false, digest: null },
      });
      const [submit] = await client.timeline(draft.id);
      expect(submit).toMatchObject({ act: 'submit', effect: 'effective', approval: approved.approval.given[0] });
      const document = await client.documentOf(draft.id, submit!.hash, 'en');
      expect(textOf(document)).toContain('Approved by supervisor of VN Supervisor');
    }
    expect(approved.approval.given).toEqual([
      { officer: { id: expect.any(String), ...given[0]!.officer }, at: expect.stringContaining(given[0]!.at) },
    ]);
  });

  it('is of a document that its giver has seen, which is the one that is sent', async () => {
    const draft = await drafted();
    const [mine, theirs] = [await officer(), await supervisor()];
    const unapproved = await mine.preview(draft.id, 'submit', { language: 'en' });
    expect(unapproved.awaits).toBe('second-officer-missing');
    expect(textOf(unapproved)).not.toContain('Approved by');
    const before = await theirs.preview(draft.id, 'submit', { language: 'en' });
    expect(before.awaits).toBe('second-officer-missing');
    expect(textOf(before)).toContain('Officer officer of VN Role Officer Approved by supervisor of VN Supervisor');
    await theirs.approve(draft);
    expect(await theirs.preview(draft.id, 'submit', { language: 'en' })).toEqual({
      ...before,
      awaits: 'approver-submits',
    });
    const now = await mine.preview(draft.id, 'submit', { language: 'en' });
    expect(now).toEqual({ ...before, awaits: null });
    const document = { language: 'en', sha256: before.sha256 };
    expect((await mine.act(draft.id, 'submit', undefined, {}, { document })).status).toBe('submitted');
    const open = await (await officer()).draft({ kind, to: 'BR', urgency: 'urgent', contents: {} });
    await expect(theirs.preview(open.id, 'submit')).rejects.toMatchObject({ code: 'contents-incomplete' });
  });

  it('lets the document be set, with the files that wait, so that submitting does not wait for it', async () => {
    const run = jest.spyOn(Tinypool.prototype, 'run');
    const draft = await drafted();
    const set = () => run.mock.calls.filter(([order]) => order.facts.act.case === draft.id);
    const file = await (await officer()).upload(draft.id, { name: 'order.pdf', body: Buffer.from('Court order') });
    await (await supervisor()).approve(await (await supervisor()).case(draft.id));
    await eventually(() => expect(set()).toHaveLength(1));
    await Promise.all(run.mock.results.map(({ value }) => value));
    await (await officer()).act(draft.id, 'submit', undefined, {}, { attachments: [file.id] });
    expect(set()).toHaveLength(1);
    run.mockRestore();
    expect((await (await officer()).timeline(draft.id))[0]?.document).toMatchObject({ check: 'same' });
  });

  it('is not given by whoever drafted the request or edited it last, which is recorded', async () => {
    const draft = await drafted();
    await expect((await officer()).approve(draft)).rejects.toMatchObject({
      status: 403,
      code: 'approval-of-own-draft',
    });
    const later = await edited(await supervisor(), draft, { urgency: 'routine' });
    await expect((await supervisor()).approve(later)).rejects.toMatchObject({ code: 'approval-of-own-draft' });
    await expect((await officer()).approve(later)).rejects.toMatchObject({ code: 'approval-of-own-draft' });
    expect(await logged('approval-of-own-draft', draft.id)).toBe(3);
    expect((await (await officer()).case(draft.id)).approval.given).toEqual([]);
  });

  it('does not let its giver submit, which is recorded', async () => {
    const draft = await drafted();
    await (await supervisor()).approve(draft);
    await expect((await supervisor()).act(draft.id, 'submit')).rejects.toMatchObject({ code: 'approver-submits' });
    expect(await logged('approver-submits', draft.id)).toBe(1);
    expect((await (await officer()).act(draft.id, 'submit')).status).toBe('submitted');
  });

  it('is void once anything is edited, and says what has changed since', async () => {
    const draft = await drafted();
    await (await supervisor()).approve(draft);
    const contents = { ...draft.contents, urgencyReason: 'The person travels tomorrow' };
    const next = await edited(await officer(), draft, { urgency: 'routine', contents });
    expect(next.approval).toMatchObject({
      given: [],
      void: [
        {
          officer: { role: 'supervisor' },
          changes: [
            {
              path: 'contents.urgencyReason',
              before: draft.contents.urgencyReason ?? null,
              after: 'The person travels tomorrow',
            },
            { path: 'urgency', before: 'urgent', after: 'routine' },
          ],
        },
      ],
    });
    await expect((await officer()).act(draft.id, 'submit')).rejects.toMatchObject({
      status: 409,
      code: 'approval-void',
      problem: { changed: ['contents.urgencyReason', 'urgency'] },
    });
    expect(await logged('approval-void', draft.id)).toBe(1);
    const back = await edited(await officer(), next, { urgency: 'urgent', contents: draft.contents });
    expect(back.approval).toMatchObject({ given: [{ officer: { role: 'supervisor' } }], void: [] });
  });

  it('is of what is submitted: other contents, or a file that was not there, are not approved', async () => {
    const draft = await drafted();
    const [mine, theirs] = [await officer(), await supervisor()];
    await theirs.approve(draft);
    const other = mine.act(draft.id, 'submit', { ...draft.contents, urgencyReason: 'Other' });
    await expect(other).rejects.toMatchObject({ code: 'approval-void' });
    const file = await mine.upload(draft.id, { name: 'order.pdf', body: Buffer.from('Court order') });
    await expect(theirs.approve(draft)).rejects.toMatchObject({ status: 409, code: 'approval-differs' });
    const voided = await theirs.case(draft.id);
    expect(voided.approval.void[0]?.changes).toContainEqual({
      path: 'files.0',
      before: null,
      after: expect.anything(),
    });
    await expect(mine.act(draft.id, 'submit', undefined, {}, { attachments: [file.id] })).rejects.toMatchObject({
      code: 'approval-void',
    });
    await theirs.approve(voided);
    const preview = await mine.preview(draft.id, 'submit', { attachments: [file.id] });
    const document = { sha256: preview.sha256 };
    const sent = await mine.act(draft.id, 'submit', undefined, {}, { attachments: [file.id], document });
    expect(sent).toMatchObject({ status: 'submitted', approval: { given: [{ officer: { role: 'supervisor' } }] } });
  });

  it('is taken back by its giver: by saying so, or by editing what was approved, also when that is edited back', async () => {
    const draft = await drafted();
    const [mine, theirs] = [await officer(), await supervisor()];
    const withdraw = () => desk.send({ method: 'DELETE', path: `/api/cases/${draft.id}/approvals`, as: 'supervisor' });
    expect(await withdraw()).toMatchObject({ status: 404, json: { code: 'approval-not-found' } });
    await theirs.approve(draft);
    expect(await withdraw()).toMatchObject({ status: 200, json: { approval: { given: [], void: [] } } });
    await expect(mine.act(draft.id, 'submit')).rejects.toMatchObject({ code: 'second-officer-missing' });
    expect((await theirs.approve(draft)).approval.given).toHaveLength(1);
    const changed = await edited(theirs, draft, { urgency: 'routine' });
    const back = await edited(mine, changed, { urgency: draft.urgency });
    expect(back.approval).toMatchObject({ digest: draft.approval.digest, given: [], void: [] });
    expect(await pair.events(pair.vn, draft.id, 'approval-withdrawn')).toHaveLength(2);
  });

  it('is not given, nor used, by the same person with the account that followed an ended one', async () => {
    const email = 'lan@vn.example';
    const [post, path] = ['POST', '/api/officers'] as const;
    const opened = async (name: string) => {
      const body = { name, email, password: PASSWORD, role: 'supervisor' };
      const { json } = await desk.send({ method: post, path, as: 'administrator', body });
      return { id: json.id as string, client: await ContactPointClient.signIn(pair.vn.url, email, PASSWORD) };
    };
    const before = await opened('Lan');
    const own = await before.client.draft({ kind, to: 'BR', urgency: 'urgent', contents: example() });
    const approved = await before.client.approve(await drafted());
    await desk.send({ method: 'DELETE', path: `${path}/${before.id}`, as: 'administrator' });
    const { client } = await opened('Lan, again');
    await expect(client.approve(own)).rejects.toMatchObject({ code: 'approval-of-own-draft' });
    await expect(client.act(approved.id, 'submit')).rejects.toMatchObject({ code: 'second-officer-missing' });
    expect((await (await officer()).act(approved.id, 'submit')).status).toBe('submitted');
    await world.carry();
  });

  it('given by a process whose clock is ahead is dated no later than the act that it stands in', async () => {
    const draft = await drafted();
    world.clock.advance(30_000);
    await (await supervisor()).approve(draft);
    world.clock.advance(-30_000);
    const { approval } = await (await officer()).act(draft.id, 'submit');
    expect(Date.parse(approval.given[0]!.at)).toBeLessThanOrEqual(world.clock.now().getTime());
    await world.carry();
    expect(await pair.agreedStatus(draft.id)).toBe('delivered');
  });

  it('does not come to life again by contents that the draft does not show', async () => {
    const draft = await drafted();
    const [mine, theirs] = [await officer(), await supervisor()];
    await theirs.approve(draft);
    await edited(mine, draft, { contents: { ...draft.contents, urgencyReason: 'Corrected' } });
    await expect(mine.act(draft.id, 'submit', draft.contents)).rejects.toMatchObject({
      status: 409,
      code: 'approval-void',
      problem: { changed: ['contents.urgencyReason'] },
    });
  });

  it('is of a complete draft, of the version that was read, and there once however often it is sent', async () => {
    const draft = await drafted();
    const path = `/api/cases/${draft.id}/approvals`;
    const approve = (headers: Record<string, string>, body: object = {}) =>
      desk.send({ method: 'POST', path, body, headers, as: 'supervisor' });
    expect((await approve({})).json).toMatchObject({ status: 428, code: 'precondition-required' });
    expect((await approve({ 'if-match': '"7"' })).json).toMatchObject({ status: 412, code: 'version-stale' });
    expect((await approve({ 'if-match': '"1"' }, { digest: 'x' })).json).toMatchObject({ code: 'invalid-input' });
    const keyed = { 'if-match': '"1"', 'idempotency-key': `approve-${draft.id}` };
    const [first, again] = [await approve(keyed), await approve(keyed)];
    expect([first.status, again.json]).toEqual([201, first.json]);
    const before = await stored(pair.vn.owner, ['credentials']);
    expect((await approve({ 'if-match': '"1"' })).json).toEqual(first.json);
    expect(await stored(pair.vn.owner, ['credentials'])).toEqual(before);
    const empty = await (await officer()).draft({ kind, to: 'BR', urgency: 'urgent', contents: {} });
    await expect((await supervisor()).approve(empty)).rejects.toMatchObject({ code: 'contents-incomplete' });
    await (await officer()).act(draft.id, 'submit');
    await expect((await supervisor()).approve(draft)).rejects.toMatchObject({ status: 409, code: 'not-a-draft' });
    await world.carry();
  });

  it('confirms an emergency: the requested State answers at once, and both count it as confirmed', async () => {
    const from = pair.now();
    const draft = await drafted('preservation', emergency, 'emergency');
    await (await supervisor()).approve(draft);
    await (await officer()).act(draft.id, 'submit');
    await world.carry();
    for (const act of ['acknowledge', 'start-review', 'issue-order']) await pair.carried(pair.br, draft.id, act);
    expect((await pair.agreed(pair.br, draft.id)).status).toBe('order-issued');
    for (const state of [pair.vn, pair.br]) {
      const client = await pair.as(state, 'auditor');
      const { items } = await client.request<StatisticsAnswer>(`/api/statistics?from=${from}&to=2999-01-01`);
      const figures = items.flatMap((row) => (row.kind === 'preservation' ? row.figures : []));
      expect(figures.filter(({ figure }) => figure === 'emergency')).toMatchObject([{ of: 'confirmed', count: 1 }]);
    }
  });

  it('need not be there in an emergency that the requested State makes sure of', async () => {
    const draft = await drafted('mutual-legal-assistance', emergency, 'emergency');
    expect(draft).toMatchObject({ approval: { needed: false } });
    expect((await (await officer()).act(draft.id, 'submit')).approval.given).toEqual([]);
    await world.carry();
    expect((await pair.agreed(pair.br, draft.id)).status).toBe('delivered');
  });
});
