import type { CaseAnswer } from '#client';
import { casesPage } from '../../../apps/contact-point/cases/case.search.js';
import { caseText } from '../../../apps/contact-point/cases/case-text.js';
import type { CaseRow } from '../../../apps/contact-point/cases/case.rows.js';
import { RawDesk } from '../../support/raw-desk.js';
import { preservationRequest } from '../../support/requests.js';
import { World, type TestState } from '../../support/world.js';
import { Pair } from './pair.js';

const NECESSITY = `Nguyễn Thị Đặng wrote to 张伟王芳 and والبنك المركزي; see <Coleta.Sgn@Correio.example>, 203.0.113.45,
  IMEI 356938035643809, account GB29NWBK60161331926819, "Große Straße", spearphishing, 100% of a_b, c\\d`;

describe('a search for cases', () => {
  let world: World;
  let pair: Pair;
  let desk: RawDesk;

  beforeAll(async () => {
    world = await World.start();
    pair = new Pair(world);
    desk = await RawDesk.open(world);
  }, 60_000);
  afterAll(() => world.stop());

  const request = (necessity: string, more: object = {}) => {
    const plain = preservationRequest('BR');
    return { ...plain, contents: { ...plain.contents, necessity, ...more } };
  };
  const draft = async (necessity: string, more: object = {}): Promise<CaseAnswer> =>
    (await pair.as(pair.vn, 'officer')).draft(request(necessity, more));
  const found = async (q: string, at: TestState = pair.vn) => {
    const { json } = await desk.send({ path: `/api/cases?q=${encodeURIComponent(q)}`, at });
    return (json.items as { id: string }[]).map(({ id }) => id);
  };

  describe('of what one says', () => {
    let id: string;
    let reference: string;
    beforeAll(async () => {
      ({ id, reference } = await draft(NECESSITY));
      await draft('Another one, of João in São Paulo');
    });

    it('finds it by its reference, in small letters too, and by the number in it', async () => {
      for (const part of [
        reference,
        reference.toLowerCase(),
        reference.slice(3),
        reference.slice(8),
        reference.slice(10),
      ])
        expect(await found(part)).toEqual([id]);
    });

    it.each<[string, string[]]>([
      [
        'names, however they are accented or capitalised',
        ['Nguyễn', 'nguyen', 'NGUYỄN THỊ ĐẶNG', 'thi dang', 'grosse strasse'],
      ],
      ['the beginning of a word', ['wro', 'spear', 'Gro']],
      ['Chinese text, from one character on', ['张', '王芳', '伟王', '张伟王芳']],
      ['Arabic text, with or without what is written onto it', ['والبنك', 'البنك', 'بنك', 'المركزي', 'مركز']],
      ['an e-mail address or part of it', ['coleta.sgn@correio.example', 'Sgn@Correio', '@correio.ex', 'sgn']],
      ['an IP address or what it begins with', ['203.0.113.45', '203.0.113', '.113.4']],
      ['any part of a number or code', ['356938035643809', '5643809', '69380', 'GB29NWBK', 'nwbk6016', '26819']],
      [
        'words as they stand, punctuation included',
        ['dang wrote to', '"Große', '100% of a_b', 'a_b, c\\d', '  see   <coleta'],
      ],
    ])('finds %s', async (_, parts) => {
      for (const part of parts) expect({ part, found: await found(part) }).toEqual({ part, found: [id] });
    });

    it.each<[string, string[]]>([
      ['the middle of a word of letters', ['phishing', 'oleta', 'uyen']],
      ['words that stand apart', ['coleta correio', 'nguyen dang']],
      ['names of fields', ['necessity', 'domesticReference']],
      ['what has no letter or digit', ['@', '%', '_', '...', "'", ' ']],
      [
        'what stands for other things elsewhere',
        ['1%0 of', 'of aXb', "'; DROP TABLE cases; --", 'nguyen:*', '!nguyen', 'a | b', '\\'],
      ],
    ])('does not find %s', async (_, parts) => {
      for (const part of parts) expect({ part, found: await found(part) }).toEqual({ part, found: [] });
    });
  });

  it('finds a draft as it was edited last, and no longer once it is secret', async () => {
    const edit = async ({ id, version }: CaseAnswer, body: object) => {
      const headers = { 'if-match': `"${version}"` };
      const { contents } = body as { contents: object };
      const answer = await desk.send({ method: 'PATCH', path: `/api/cases/${id}`, headers, body: { contents } });
      expect(answer.status).toBe(200);
      return answer.json as unknown as CaseAnswer;
    };
    const first = await draft('firstwording');
    const second = await edit(first, request('secondwording'));
    expect([await found('firstwording'), await found('secondwording')]).toEqual([[], [first.id]]);
    const secrecy = { keepSecret: true, doNotNotifyUser: true };
    const third = await edit(second, request('secondwording', { secrecy }));
    expect([await found('secondwording'), await found(third.reference)]).toEqual([[], [first.id]]);
    const { rows } = await pair.vn.owner.query('SELECT text FROM case_texts WHERE case_id = $1', [first.id]);
    expect(rows).toEqual([{ text: third.reference.toLowerCase() }]);
  });

  it('finds a request where it arrived, by what it says and by the reference of the State it came from', async () => {
    const id = await pair.submit(request('arrivingwords'));
    await world.carry();
    const { reference } = await (await pair.as(pair.vn, 'officer')).case(id);
    for (const part of ['arrivingwords', reference]) expect(await found(part, pair.br)).toEqual([id]);
    expect(await found('arrivingwords')).toEqual([id]);
  });

  describe('among thousands', () => {
    const MANY = 4_000;
    beforeAll(async () => {
      const { id } = await draft('template of many');
      await pair.vn.owner.query(
        `INSERT INTO cases SELECT (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'reference', 'VN-1999-' || n,
           'created_at', c.created_at - n * interval '1 minute', 'contents', c.contents || jsonb_build_object('necessity',
           'onewordofall number' || n || CASE WHEN n % 1000 = 0 THEN ' seldomword' ELSE '' END)))).*
         FROM cases c, generate_series(1, $2) n WHERE id = $1`,
        [id, MANY],
      );
      const { rows } = await pair.vn.owner.query<CaseRow>(`SELECT * FROM cases WHERE reference LIKE 'VN-1999-%'`);
      await pair.vn.owner.query(
        'INSERT INTO case_texts SELECT * FROM jsonb_populate_recordset(NULL::case_texts, $1::jsonb)',
        [JSON.stringify(rows.map(caseText))],
      );
      await pair.vn.owner.query('ANALYZE cases, case_texts');
    }, 60_000);

    const pages = async (query: string): Promise<string[]> => {
      const references: string[] = [];
      let cursor: unknown = null;
      do {
        const path = `/api/cases?${query}&limit=200${cursor ? `&cursor=${String(cursor)}` : ''}`;
        const { json } = await desk.send({ path });
        references.push(...(json.items as { reference: string }[]).map(({ reference }) => reference));
        cursor = json.nextCursor;
      } while (cursor !== null);
      return references;
    };
    const numbered = (step: number) => Array.from({ length: MANY / step }, (_, n) => `VN-1999-${(n + 1) * step}`);

    it('reads an index, and no table from one end to the other', async () => {
      const { text, values } = casesPage({ q: 'seldomword', sort: 'deadline', limit: 50 });
      const { rows } = await pair.vn.owner.query<Record<string, string>>(`EXPLAIN ${text}`, values);
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
      expect(plan).toContain('Bitmap Index Scan on case_texts_lexemes_idx');
      expect(plan).not.toContain('Seq Scan');
    });

    it.each(['deadline', '-created', 'updated'] as const)(
      'gives the same by %s where too many are found to be sorted',
      async (sort) => {
        const ids = async (most?: number) => {
          const { text, values } = casesPage({ q: 'onewordofall', box: 'outgoing', sort, limit: 200 }, most);
          return (await pair.vn.owner.query<{ id: string }>(text, values)).rows.map(({ id }) => id);
        };
        const sorted = await ids();
        expect(sorted).toHaveLength(201);
        expect(await ids(100)).toEqual(sorted);
      },
    );

    it('gives every find once, in the order asked for, be they few or many, and only of the box asked for', async () => {
      expect(await pages('q=seldomword&sort=-created')).toEqual(numbered(1000));
      expect(await pages('q=onewordofall&sort=-created')).toEqual(numbered(1));
      expect(await pages('q=onewordofall&sort=created')).toEqual(numbered(1).reverse());
      expect(await pages('q=onewordofall&box=incoming')).toEqual([]);
    });

    it.each(['counterpart=ZA', 'status=closed', 'kind=extradition'])(
      '%s, of which there is none, reads an index',
      async (filter) => {
        const query = Object.fromEntries(new URLSearchParams(filter));
        const { text, values } = casesPage({ ...query, sort: 'deadline', limit: 50 });
        const { rows } = await pair.vn.owner.query<Record<string, string>>(`EXPLAIN ${text}`, values);
        expect(rows.map((row) => row['QUERY PLAN']).join('\n')).not.toContain('Seq Scan');
      },
    );
  });
});
