import type { Contents } from '#convention';
import { eventually } from '../../test/support/eventually.js';
import type { DocumentFacts } from './facts.js';
import { renderDocument } from './render.js';
import { documentKey, Typesetting } from './typesetting.js';

const factsOf = (necessity: string, at = '2026-02-28T08:00:00.000Z'): DocumentFacts => {
  const contents: Contents = { custodian: { name: 'Correio', location: 'São Paulo' }, necessity };
  return {
    act: {
      case: '1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed',
      ...{ from: 'VN', to: 'BR', side: 'requesting', act: 'submit', at, contents },
      officer: { id: 'o-1', name: 'Nguyễn Thị Hoa', role: 'officer' },
    },
    terms: {
      ...{ kind: 'preservation', reference: 'VN-2026-000042', urgency: 'urgent', policy: '2026-1', register: 1 },
      zones: { requesting: 'Asia/Ho_Chi_Minh', requested: 'America/Sao_Paulo' },
    },
    request: contents,
    names: { VN: 'Viet Nam', BR: 'Brazil' },
  };
};

/** A thread with a compiler and six fonts takes seconds to start where others want the processor too. */
const PATIENCE = 60_000;
const patiently = (title: string, work: () => Promise<void>): void => it(title, work, PATIENCE);

describe('typesetting on a thread of its own', () => {
  const typesetting = new Typesetting();
  afterAll(() => typesetting.close(), PATIENCE);

  patiently('gives the bytes that the same facts give anywhere', async () => {
    const here = await renderDocument(factsOf('Records are deleted'), 'fr');
    expect(await typesetting.render(factsOf('Records are deleted'), 'fr')).toEqual(here);
  });

  patiently('knows a digest by what the document says: any instant of its day, members in any order', async () => {
    const morning = factsOf('They vanish');
    const { bytes, ...digest } = await typesetting.render(morning, 'en');
    const evening = factsOf('They vanish', '2026-02-28T16:59:59.999Z');
    const contents = Object.fromEntries(Object.entries(evening.act.contents).reverse());
    const again = { ...evening, act: { ...evening.act, contents } };
    expect(typesetting.digestOf(documentKey(again, 'en'))).toEqual(digest);
    expect((await renderDocument(again, 'en')).bytes.equals(bytes)).toBe(true);
  });

  it('takes the next day, another language and other words for other documents', () => {
    const keys = [
      documentKey(factsOf('They vanish'), 'en'),
      documentKey(factsOf('They vanish', '2026-02-28T17:00:00.000Z'), 'en'),
      documentKey(factsOf('They vanish'), 'es'),
      documentKey(factsOf('They vanish!'), 'en'),
    ];
    expect(new Set(keys).size).toBe(4);
  });

  patiently('sets what is signed before what is looked at, and that before what is expected', async () => {
    const order: string[] = [];
    const [running, expected, looked, signed] = ['running', 'expected', 'looked', 'signed'].map((one) => factsOf(one));
    const noted = (name: string) => () => void order.push(name);
    const all = [typesetting.render(running!, 'es').then(noted('running'))];
    typesetting.expect(expected!, 'es');
    all.push(typesetting.render(looked!, 'es').then(noted('looked')));
    all.push(typesetting.sign(signed!, 'es', 60_000).then(noted('signed')));
    await Promise.all(all);
    expect(order).toEqual(['running', 'signed', 'looked']);
    expect(typesetting.digestOf(documentKey(expected!, 'es'))).toBeUndefined();
    await eventually(() => expect(typesetting.digestOf(documentKey(expected!, 'es'))).toBeDefined());
  });

  patiently('sets of a draft that is edited the last version', async () => {
    const [first, second, last] = ['first', 'second', 'last'].map((one) => documentKey(factsOf(one), 'ar'));
    const running = typesetting.render(factsOf('meanwhile'), 'ar');
    for (const necessity of ['first', 'second', 'last']) typesetting.expect(factsOf(necessity), 'ar');
    await running;
    await eventually(() => expect(typesetting.digestOf(last!)).toBeDefined());
    expect([first, second].map((key) => typesetting.digestOf(key!))).toEqual([undefined, undefined]);
  });

  patiently('does not let an act wait longer than it has patience, and then does not set its document', async () => {
    const running = typesetting.render(factsOf('meanwhile'), 'ru');
    await expect(typesetting.sign(factsOf('at once'), 'ru', 0)).rejects.toThrow('more than 0 ms');
    await running;
    await typesetting.render(factsOf('afterwards'), 'ru');
    expect(typesetting.digestOf(documentKey(factsOf('at once'), 'ru'))).toBeUndefined();
  });

  patiently(
    'gives up a thread that hangs, goes on with another, and tells whoever asks once it is closed',
    async () => {
      const impatient = new Typesetting(1);
      await expect(impatient.render(factsOf('one'), 'en')).rejects.toThrow('more than 1 ms');
      Object.assign(impatient, { hanging: 60_000 });
      const { sha256 } = await renderDocument(factsOf('one'), 'en');
      expect(await impatient.render(factsOf('one'), 'en')).toMatchObject({ sha256 });
      await impatient.close();
      await expect(impatient.render(factsOf('two'), 'en')).rejects.toThrow('closed');
    },
  );

  patiently('sets every one that is expected', async () => {
    const expected = ['one', 'two', 'three'].map((id) => ({ ...factsOf(id), act: { ...factsOf(id).act, case: id } }));
    for (const facts of expected) typesetting.expect(facts, 'vi');
    await typesetting.render(factsOf('four'), 'vi');
    for (const facts of expected) {
      const { sha256 } = await renderDocument(facts, 'vi');
      await eventually(() => expect(typesetting.digestOf(documentKey(facts, 'vi'))).toMatchObject({ sha256 }));
    }
  });
});
