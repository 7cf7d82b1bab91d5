import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { jest } from '@jest/globals';
import { Tinypool } from 'tinypool';
import type { TimelineItem } from '#client';
import { languages, TEMPLATE } from '#documents';
import { run } from '../../../apps/cli/program.js';
import { Documents } from '../../../apps/contact-point/documents/documents.service.js';
import { RawDesk } from '../../support/raw-desk.js';
import { eventually } from '../../support/eventually.js';
import { preservationRequest } from '../../support/requests.js';
import { stored } from '../../support/stored.js';
import { PASSWORD, World, type TestState } from '../../support/world.js';
import { Forger } from './forger.js';
import { Pair } from './pair.js';

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const HOUR = 3_600_000;
/** Milliseconds until the next day begins in Viet Nam, which is seven hours ahead all year. */
const untilMidnight = (now: Date) => 24 * HOUR - ((now.getTime() + 7 * HOUR) % (24 * HOUR));

describe('the documents of a case between two contact points', () => {
  let world: World;
  let vn: TestState;
  let br: TestState;

  beforeAll(async () => {
    world = await World.start();
    [vn, br] = [world.state('VN'), world.state('BR')];
  }, 60_000);
  afterAll(() => world.stop());
  afterEach(() => jest.restoreAllMocks());

  const draft = async (contents: object = {}) => {
    const request = preservationRequest('BR');
    return (await vn.as('officer').draft({ ...request, contents: { ...request.contents, ...contents } })).id;
  };
  const submitted = async (contents: object = {}) => {
    const id = await draft(contents);
    await vn.as('officer').act(id, 'submit');
    await world.carry();
    return id;
  };
  const acts = async (state: TestState, id: string): Promise<TimelineItem[]> =>
    (await state.as('supervisor').timeline(id)).filter(({ type }) => type === 'act');
  const submitOf = async (state: TestState, id: string) => (await acts(state, id))[0]!;

  it('previews the very bytes that are sent, and both sides render them again', async () => {
    const id = await draft();
    const preview = await vn.as('officer').preview(id, 'submit', { language: 'ar' });
    expect(preview.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(preview).toMatchObject({ sha256: sha256(preview.bytes), language: 'ar', check: null });
    await vn.as('officer').act(id, 'submit', undefined, {}, { document: { language: 'ar', sha256: preview.sha256 } });
    await world.carry();
    for (const state of [vn, br]) {
      const { hash, document } = await submitOf(state, id);
      expect(document).toEqual({ language: 'ar', template: TEMPLATE, sha256: preview.sha256, check: 'same' });
      const again = await state.as('auditor').documentOf(id, hash);
      expect(again.bytes.equals(preview.bytes)).toBe(true);
      expect(again.check).toBe('same');
    }
  });

  it('gives the same request in seven languages, and says which of them was sent', async () => {
    const id = await submitted({ language: 'vi' });
    const { hash, document } = await submitOf(br, id);
    expect(document).toMatchObject({ language: 'vi', check: 'same' });
    const answers = await Promise.all(languages.map((language) => br.as('liaison').documentOf(id, hash, language)));
    expect(answers.map(({ language }) => language)).toEqual(languages);
    expect(new Set(answers.map((answer) => answer.sha256)).size).toBe(7);
    expect(answers.map(({ language, check }) => [language, check])).toEqual(
      languages.map((language) => [language, language === 'vi' ? 'same' : 'translation']),
    );
  });

  it('has a document of every act, in the language of the request unless another is asked for', async () => {
    const id = await submitted({ language: 'fr-CA' });
    await br.as('liaison').act(id, 'acknowledge');
    await br.as('liaison').act(id, 'start-review', { note: 'Começamos.' }, {}, { document: { language: 'es' } });
    await world.carry();
    const documents = (await acts(vn, id)).map(({ document }) => [document?.language, document?.check]);
    expect(documents).toEqual([
      ['fr', 'same'],
      ['fr', 'same'],
      ['es', 'same'],
    ]);
  });

  it('refuses an act whose document is not the one that was seen, and stores nothing', async () => {
    const id = await draft();
    const desk = await RawDesk.open(world);
    const { sha256: seen } = await vn.as('officer').preview(id, 'submit');
    const act = (document: object, as: 'officer' | 'supervisor' = 'officer') =>
      desk.refused(
        { method: 'POST', path: `/api/cases/${id}/acts`, body: { act: 'submit', document }, as },
        { status: 409, code: 'document-differs' },
      );
    await act({ sha256: 'ab'.repeat(32) });
    await act({ sha256: seen, language: 'ru' });
    await act({ sha256: seen }, 'supervisor');
    const tomorrow = untilMidnight(world.clock.now());
    world.clock.advance(tomorrow);
    await act({ sha256: seen });
    world.clock.advance(-tomorrow);
    expect((await vn.as('officer').act(id, 'submit', undefined, {}, { document: { sha256: seen } })).status).toBe(
      'submitted',
    );
  });

  it('previews only what may be performed, and does nothing', async () => {
    const id = await submitted();
    const before = await stored(br.owner);
    expect((await br.as('liaison').preview(id, 'acknowledge')).language).toBe('en');
    await expect(br.as('liaison').preview(id, 'refuse')).rejects.toMatchObject({
      status: 409,
      code: 'act-not-allowed',
    });
    await expect(br.as('officer').preview(id, 'acknowledge')).rejects.toMatchObject({ code: 'act-not-permitted' });
    expect(await stored(br.owner)).toEqual(before);
  });

  it('knows no document of an act that the case does not have', async () => {
    const id = await submitted();
    const other = (await submitOf(vn, await submitted())).hash;
    for (const hash of [other, 'x', '..%2F..'])
      await expect(vn.as('officer').documentOf(id, hash)).rejects.toMatchObject({ code: 'document-not-found' });
    await expect(vn.as('officer').documentOf(id, (await submitOf(vn, id)).hash, 'tlh')).rejects.toMatchObject({
      status: 400,
    });
  });

  it('records who reads the document of a secret request', async () => {
    const id = await submitted({ secrecy: { keepSecret: true, doNotNotifyUser: true } });
    const { hash } = await submitOf(vn, id);
    await vn.as('officer').documentOf(id, hash);
    await br.as('liaison').preview(id, 'acknowledge');
    const events = async (state: TestState) => (await state.as('auditor').timeline(id)).map(({ event }) => event);
    expect(await events(vn)).toContain('document-read');
    expect(await events(br)).toContain('document-previewed');
  });

  it('says so when the other side states another document or another template', async () => {
    const honest = Documents.prototype.stated;
    const lies = [{ sha256: 'ab'.repeat(32) }, { template: '99' }, { language: 'tlh' }];
    for (const [index, expected] of ['different', 'other-template', 'other-language'].entries()) {
      jest.spyOn(vn.app.get(Documents), 'stated').mockImplementation(async (...given) => {
        return { ...(await honest.apply(vn.app.get(Documents), given))!, ...lies[index] } as never;
      });
      const id = await submitted();
      jest.restoreAllMocks();
      const { hash, document } = await submitOf(br, id);
      expect(document).toMatchObject({ ...lies[index], check: expected });
      expect(await br.as('liaison').documentOf(id, hash)).toMatchObject({ check: expected });
    }
  });

  it('lets an act go without a document when the typesetter fails, unless somebody has seen one', async () => {
    jest.spyOn(Tinypool.prototype, 'run').mockRejectedValue(new Error('the compiler is missing'));
    const id = await draft();
    const seen = { sha256: 'ab'.repeat(32) };
    await expect(vn.as('officer').act(id, 'submit', undefined, {}, { document: seen })).rejects.toMatchObject({
      status: 500,
    });
    expect((await vn.as('officer').act(id, 'submit')).status).toBe('submitted');
    jest.restoreAllMocks();
    await world.carry();
    const { hash, document } = await submitOf(br, id);
    expect(document).toBeNull();
    expect(await br.as('liaison').documentOf(id, hash)).toMatchObject({ check: 'none-stated' });
  });

  it('keeps no act waiting when the typesetter is silent', async () => {
    const id = await draft();
    const silence = new AbortController();
    jest.spyOn(Tinypool.prototype, 'run').mockReturnValue(once(silence.signal, 'abort'));
    const documents = Object.assign(vn.app.get(Documents), { patience: 50 });
    const sent = await vn.as('officer').act(id, 'submit', undefined, {}, { document: { language: 'ru' } });
    Object.assign(documents, { patience: 10_000 });
    silence.abort();
    expect(sent.status).toBe('submitted');
    expect((await submitOf(vn, id)).document).toBeNull();
    await world.carry();
  });

  it('holds up no act and hides no timeline where a time zone is not known here', async () => {
    const pair = new Pair(world);
    const forger = new Forger(pair);
    const id = await pair.submit();
    const [sent] = await world.takeWaiting(vn);
    const payload = await forger.payload(sent!);
    const terms = {
      ...payload.terms!,
      register: 2_147_483_647,
      zones: { requesting: 'No/Where', requested: 'No/Where' },
    };
    await pair.deliver(br, await forger.act({ ...payload, terms }, vn.keys.signing.private));
    await br.as('liaison').act(id, 'acknowledge');
    expect((await acts(br, id)).map(({ act, document }) => [act, document?.check])).toEqual([
      ['submit', 'unknown'],
      ['acknowledge', 'same'],
    ]);
    expect((await br.as('liaison').documentOf(id, (await submitOf(br, id)).hash)).check).toBe('unknown');
    await world.takeWaiting(br);
  });

  it('is set as soon as a draft is complete, so that submitting does not wait for it', async () => {
    const run = jest.spyOn(Tinypool.prototype, 'run');
    const id = await draft();
    const renderings = () => run.mock.calls.filter(([order]) => order.facts.act.case === id);
    await eventually(() => expect(renderings()).toHaveLength(1));
    await Promise.all(run.mock.results.map(({ value }) => value));
    await vn.as('officer').act(id, 'submit');
    expect(renderings()).toHaveLength(1);
    expect((await submitOf(vn, id)).document).toMatchObject({ check: 'same' });
  });

  it('names the files that go with an act, in the preview as in what is sent', async () => {
    const id = await draft();
    const officer = vn.as('officer');
    const file = await officer.upload(id, { name: 'warrant.txt', type: 'text/plain', body: Buffer.from('ordered') });
    const attachments = [file.id];
    const preview = await officer.preview(id, 'submit', { attachments });
    expect(preview.sha256).not.toBe((await officer.preview(id, 'submit')).sha256);
    const document = { sha256: preview.sha256 };
    await officer.act(id, 'submit', undefined, {}, { attachments, document });
    expect((await submitOf(vn, id)).document).toMatchObject({ ...document, check: 'same' });
    await world.carry();
    expect((await submitOf(br, id)).document).toMatchObject({ ...document, check: 'same' });
  });

  it('is written to a file by the command line: of a draft, of the request, of any act', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'rogatory-documents-'));
    let written = 0;
    const rogatory = async (...more: string[]) => {
      const file = path.join(folder, `${written++}.pdf`);
      const out: string[] = [];
      const keep = (text: string) => void out.push(text);
      const terminal = {
        out: keep,
        err: keep,
        env: { ROGATORY_PASSWORD: PASSWORD },
        now: () => world.clock.now(),
      };
      const by = ['--as', 'officer@vn.example', '--url', vn.url, '--output', file];
      expect({ code: await run(['document', ...more, ...by], terminal), out }).toMatchObject({ code: 0 });
      return { said: out.join('\n'), sha256: sha256(readFileSync(file)) };
    };
    const id = await draft();
    const previewed = await rogatory(id, '--language', 'ru');
    expect(previewed.said).toMatch(/Language +ru\n.*\nIt is +a preview: nothing has been sent/s);
    await vn.as('officer').act(id, 'submit', undefined, {}, { document: { language: 'ru', sha256: previewed.sha256 } });
    expect(await rogatory(id)).toMatchObject({
      sha256: previewed.sha256,
      said: expect.stringContaining('byte for byte'),
    });
    const { hash } = await submitOf(vn, id);
    const french = await rogatory(id, '--act', hash, '--language', 'fr');
    expect(french.said).toContain('in another language than was sent');
    expect(french.said).toContain(french.sha256);
    rmSync(folder, { recursive: true });
  });

  it('renders the same bytes in another process', async () => {
    const id = await submitted();
    const { hash } = await submitOf(vn, id);
    const { contents, at } = (await acts(vn, id))[0] as TimelineItem & { contents: object };
    const { reference, terms } = (await vn.as('officer').case(id)) as unknown as { reference: string; terms: object };
    const officer = { id: 'x', name: 'officer of VN', role: 'officer' };
    const act = { case: id, from: 'VN', to: 'BR', side: 'requesting', act: 'submit', at, officer, contents };
    const facts = { act, terms, request: contents, names: { VN: 'Viet Nam', BR: 'Brazil' } };
    const program = `import { renderDocument } from './dist/libs/documents/index.js';
      const facts = JSON.parse(process.argv[1]);
      process.stdout.write((await renderDocument(facts, 'zh')).sha256);`;
    const { stdout } = spawnSync('node', ['--input-type=module', '-e', program, JSON.stringify(facts)]);
    expect(reference).toMatch(/^VN-/);
    expect(stdout.toString()).toBe((await vn.as('officer').documentOf(id, hash, 'zh')).sha256);
  });
});
