import type { Contents } from '#convention';
import type { DocumentFacts } from './facts.js';
import { renderDocument } from './render.js';
import { Typesetting } from './typesetting.js';

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

describe('typesetting on a thread of its own', () => {
  const typesetting = new Typesetting();
  afterAll(() => typesetting.close());

  it('gives the bytes that the same facts give anywhere', async () => {
    const here = await renderDocument(factsOf('Records are deleted'), 'fr');
    expect(await typesetting.render(factsOf('Records are deleted'), 'fr')).toEqual(here);
  });

  it('knows a digest by what the document says: any instant of its day, members in any order', async () => {
    const morning = factsOf('They vanish');
    const { bytes, ...digest } = await typesetting.render(morning, 'en');
    const evening = factsOf('They vanish', '2026-02-28T16:59:59.999Z');
    const contents = Object.fromEntries(Object.entries(evening.act.contents).reverse());
    const again = { ...evening, act: { ...evening.act, contents } };
    expect(await typesetting.digest(again, 'en')).toEqual(digest);
    expect((await renderDocument(again, 'en')).bytes.equals(bytes)).toBe(true);
  });

  it('takes the next day, another language and other words for other documents', async () => {
    const { sha256 } = await typesetting.digest(factsOf('They vanish'), 'en');
    const others = await Promise.all([
      typesetting.digest(factsOf('They vanish', '2026-02-28T17:00:00.000Z'), 'en'),
      typesetting.digest(factsOf('They vanish'), 'es'),
      typesetting.digest(factsOf('They vanish!'), 'en'),
    ]);
    expect(new Set([sha256, ...others.map((digest) => digest.sha256)]).size).toBe(4);
  });

  it('sets what is expected ahead, every one, and says the same digest', async () => {
    for (const necessity of ['one', 'two', 'three']) typesetting.expect(factsOf(necessity), 'vi');
    const last = await typesetting.digest(factsOf('three'), 'vi');
    expect(last.sha256).toBe((await renderDocument(factsOf('three'), 'vi')).sha256);
  });

  it('tells whoever asks when it has been closed', async () => {
    const closed = new Typesetting();
    await closed.render(factsOf('one'), 'en');
    await closed.close();
    await expect(closed.render(factsOf('two'), 'en')).rejects.toThrow();
  });
});
