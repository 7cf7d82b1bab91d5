import fc from 'fast-check';
import * as protocol from './index.js';
import { readAct, readReceipt, signAct, signNotice, signReceipt, toAct } from './index.js';
import { verifyAct, verifyNotice, verifyReceipt, type FindKey } from './index.js';
import { act, actHeader, approval, findKey, forgeAct, forgeJws, keys, later, notice, now } from './spec/fixtures.js';
import { publicOf, receipt, refusal, uniform } from './spec/fixtures.js';

const terms = act().terms!;
const link = (change: object = {}) => ({
  relation: 'third-state',
  case: '0b0e8f34-57c1-4e0f-9a35-0d1f0a1c2d3e',
  reference: 'VN-2026-000016',
  with: ['VN', 'BR'] as const,
  ...change,
});

const why = (jws: string, find: FindKey = findKey, at = now) => refusal(() => verifyAct(jws, find, at));

describe('acts, receipts and notices', () => {
  test('an act is signed by its State, verified by the other, and becomes the act of the convention', async () => {
    const { jws, hash } = await signAct(act(), keys.VN.sig);
    expect(await verifyAct(jws, findKey, now)).toEqual({ payload: act(), hash });
    expect(readAct(jws)).toEqual(act());
    const { v: _v, urgency: _u, ...rest } = act();
    expect(toAct(readAct(jws), hash)).toEqual({ ...rest, hash });
  });

  test('a submit act may say what binds both sides, also by a treaty that is not known here, and when they do not work', async () => {
    const bound = { requesting: 'in-force', requested: 'signed' } as const;
    const calendars = { requested: { weekend: [5, 6], holidays: ['2026-05-01'], until: '2026-12-31' } };
    const said = { languages: ['pt', 'zh-Hans'], reservedGrounds: { hanoi: ['42(5)'] } };
    const terms = { ...act().terms!, ...said, calendars, instruments: { hanoi: bound, 'treaty-of-the-moon': bound } };
    const { jws, hash } = await signAct(act({ terms }), keys.VN.sig);
    expect(await verifyAct(jws, findKey, now)).toEqual({ payload: act({ terms }), hash });
  });

  test('an act after the first has no terms and names its predecessor', async () => {
    const { terms: _terms, ...rest } = act({ act: 'withdraw', seq: 2, prev: protocol.hashOf('1'), lamport: 4 });
    const { jws, hash } = await signAct(rest, keys.VN.sig);
    expect(await verifyAct(jws, findKey, now)).toEqual({ payload: rest, hash });
    expect(Object.keys(toAct(rest, hash))).not.toContain('terms');
  });

  test('an act may carry acts of other States, each signed by its own', async () => {
    const other = '0b0e8f34-57c1-4e0f-9a35-0d1f0a1c2d3e';
    const given = act({ from: 'BR', to: 'VN', case: other });
    const byBrazil = await signAct(given, keys.BR.sig);
    const carrying = async (...proofs: string[]) => (await signAct(act({ proofs }), keys.VN.sig)).jws;
    const { payload, hash } = await verifyAct(await carrying(byBrazil.jws), findKey, now);
    expect(toAct(payload, hash).proofs).toEqual([toAct(given, byBrazil.hash)]);
    const inside = await signAct({ ...given, proofs: [byBrazil.jws] }, keys.BR.sig);
    expect(await why(await carrying((await signAct(given, keys.VN.sig)).jws))).toEqual([uniform, 'unknown-key']);
    expect(await why(await carrying(byBrazil.jws, `${byBrazil.jws.slice(0, -86)}${'A'.repeat(86)}`))).toEqual([
      uniform,
      'signature',
    ]);
    expect(await why(await carrying(inside.jws))).toEqual([uniform, 'payload']);
    const asked: unknown[] = [];
    await verifyAct(await carrying(byBrazil.jws), (...question) => findKey(...(asked.push(question), question)), now);
    expect(asked).toEqual([
      ['VN', expect.anything(), 'sig', now],
      ['BR', expect.anything(), 'sig', now, new Date(given.at)],
    ]);
  });

  test.each([[{ toString: 1 }], [{}], [null], ['yesterday']])('a proof of the day %j is of none', async (at) => {
    const asked: unknown[] = [];
    const find: FindKey = (...question) => (asked.push(question[4]), findKey(...question));
    const proof = forgeAct({ from: 'BR', to: 'VN', at }, { ...actHeader, kid: 'BR-sig-test' }, keys.BR.sig);
    expect(await why(forgeAct({ proofs: [proof] }), find)).toEqual([uniform, 'payload']);
    expect(asked.map(String)).toEqual(['undefined', 'Invalid Date']);
  });

  test('a submit act may name other cases', async () => {
    const payload = act({
      terms: { ...terms, links: [link({ restricted: true }), ...Array.from({ length: 19 }, () => link())] },
    });
    const { jws, hash } = await signAct(payload, keys.VN.sig);
    expect(await verifyAct(jws, findKey, now)).toEqual({ payload, hash });
  });

  test('a submit act may carry the approval of another officer', async () => {
    const payload = act({ approval: approval() });
    const { jws, hash } = await signAct(payload, keys.VN.sig);
    expect(await verifyAct(jws, findKey, now)).toEqual({ payload, hash });
    expect(toAct(readAct(jws), hash).approval).toEqual(approval());
  });

  test.each([
    ['stored', receipt()],
    ['refused', receipt({ outcome: 'refused', code: 'envelope-refused', case: null, checkpoint: 'a.b.c' })],
  ])('a receipt that says %s is signed and verified', async (_name, payload) => {
    const { jws, hash } = await signReceipt(payload, keys.BR.sig);
    expect(await verifyReceipt(jws, findKey, now)).toEqual({ payload, hash });
    expect(readReceipt(jws)).toEqual(payload);
  });

  test('a notice is signed by the router, whoever sent the envelope', async () => {
    const { jws, hash } = await signNotice(notice(), keys.router.sig);
    expect(await verifyNotice(jws, findKey, now)).toEqual({ payload: notice(), hash });
    const forged = await signNotice(notice(), keys.VN.sig);
    expect(await refusal(() => verifyNotice(forged.jws, findKey, now))).toEqual([uniform, 'unknown-key']);
  });

  test('no message passes for one of another kind', async () => {
    const { jws } = await signReceipt(receipt(), keys.BR.sig);
    expect(await why(jws)).toEqual([uniform, 'header']);
    expect(await refusal(() => verifyNotice(jws, findKey, now))).toEqual([uniform, 'header']);
  });

  test('any contents come through byte for byte', async () => {
    const unit = fc.integer({ min: 1, max: 0x10f7ff }).map((n) => String.fromCodePoint(n < 0xd800 ? n : n + 0x800));
    const text = fc.string({ unit, maxLength: 90 });
    const contents = fc.dictionary(
      fc.stringMatching(/^[a-z]{1,12}$/).filter((name) => !['constructor', 'prototype'].includes(name)),
      fc.oneof(text, fc.maxSafeInteger(), fc.boolean(), fc.constant(null), fc.array(text, { maxLength: 4 })),
      { noNullPrototype: true },
    );
    await fc.assert(
      fc.asyncProperty(contents, text, async (value, name) => {
        const payload = act({ contents: JSON.parse(JSON.stringify(value)) as Record<string, unknown> });
        payload.officer.name = name.replace(/[\p{Cc}\u2028\u2029]/gu, '') || 'x';
        const { jws, hash } = await signAct(payload, keys.VN.sig);
        const verified = await verifyAct(jws, findKey, now);
        expect(JSON.stringify(verified.payload)).toBe(JSON.stringify(payload));
        expect(verified.hash).toBe(hash);
      }),
      { numRuns: 100 },
    );
  });
});

describe('the key of an act', () => {
  test('is asked for the author, the kid and the present time', async () => {
    const { jws } = await signAct(act(), keys.VN.sig);
    const asked: unknown[] = [];
    await verifyAct(jws, (...question) => (asked.push(question), publicOf(keys.VN.sig)), later(1000));
    expect(asked).toEqual([['VN', 'VN-sig-test', 'sig', later(1000)]]);
  });

  test('must be the author’s, whatever the kid says', async () => {
    expect(await why(forgeAct({ from: 'ZA' }))).toEqual([uniform, 'unknown-key']);
    expect(await why(forgeAct({}, { ...actHeader, kid: 'ZA-sig-test' }, keys.ZA.sig))).toEqual([
      uniform,
      'unknown-key',
    ]);
    expect(await why(forgeAct({}, actHeader, keys.ZA.sig))).toEqual([uniform, 'signature']);
  });

  test('must not be expired or revoked when the act arrives', async () => {
    const { jws } = await signAct(act(), keys.VN.sig);
    const until: FindKey = (from, kid, use, at) => (at < later(60_000) ? findKey(from, kid, use, at) : null);
    await expect(verifyAct(jws, until, now)).resolves.toBeDefined();
    expect(await why(jws, until, later(60_000))).toEqual([uniform, 'unknown-key']);
  });

  test.each([[undefined], [null], [7], [['VN']], [{}]])('is not looked for when the author is %j', async (from) => {
    const find: FindKey = () => {
      throw new Error('asked');
    };
    expect(await why(forgeAct({ from }), find)).toEqual([uniform, 'unknown-key']);
  });
});

describe('refused payloads', () => {
  const { officer } = act();
  const bound = { requesting: 'in-force', requested: 'in-force' };
  const linking = (...links: unknown[]) => ({ terms: { ...terms, links } });
  test.each<[string, string, object]>([
    ['another version', 'v', { v: 2 }],
    ['a case that is no UUID', 'case', { case: 'case-1' }],
    ['a case in capitals', 'case', { case: act().case.toUpperCase() }],
    ['a recipient that is no State', 'to', { to: 'br' }],
    ['its own State as recipient', 'to', { to: 'VN' }],
    ['a side of its own', 'side', { side: 'both' }],
    ['sequence number 0', 'seq', { seq: 0 }],
    ['a sequence number as text', 'seq', { seq: '1' }],
    ['a predecessor of the first', 'prev', { prev: protocol.hashOf('x') }],
    ['a first without number 1', 'prev', { seq: 2 }],
    ['a predecessor that is no hash', 'prev', { seq: 2, prev: 'x' }],
    ['a predecessor spelled otherwise', 'prev', { seq: 2, prev: 'A'.repeat(42) + 'B' }],
    ['a seen that is no hash', 'seen', { seen: '' }],
    ['Lamport number 0', 'lamport', { lamport: 0 }],
    ['a Lamport number beyond counting', 'lamport', { lamport: 2 ** 31 }],
    ['an act that is no word', 'act', { act: 'Submit' }],
    ['an act that is too long', 'act', { act: 'a'.repeat(65) }],
    ['a case id with more before it', 'case', { case: `0${act().case}` }],
    ['a case id with more after it', 'case', { case: `${act().case}0` }],
    ['a recipient of three letters', 'to', { to: 'ZAR' }],
    ['a recipient with a letter before it', 'to', { to: 'xZA' }],
    ['a seen with more before it', 'seen', { seen: 'A'.repeat(44) }],
    ['a seen with more after it', 'seen', { seen: `${'A'.repeat(43)}=` }],
    ['a time with more before it', 'at', { at: '+2026-03-01T11:59:58.250Z' }],
    ['a time with more after it', 'at', { at: '2026-03-01T11:59:58.250Z ' }],
    ['a time with an offset', 'at', { at: '2026-03-01T11:59:58.250+00:00' }],
    ['a time without milliseconds', 'at', { at: '2026-03-01T11:59:58Z' }],
    ['a day that does not exist', 'at', { at: '2026-02-30T11:59:58.250Z' }],
    ['a year that databases do not know', 'at', { at: '0000-03-01T00:00:00.000Z' }],
    ['a year from which nothing can be counted on', 'at', { at: '9999-12-31T23:59:59.000Z' }],
    ['hour 24', 'at', { at: '2026-02-28T24:00:00.000Z' }],
    ['no officer', 'officer', { officer: undefined }],
    ['an unknown role', 'officer.role', { officer: { ...officer, role: 'root' } }],
    ['a name with a line end', 'officer.name', { officer: { ...officer, name: 'a\nb' } }],
    ['a name without end', 'officer.name', { officer: { ...officer, name: 'a'.repeat(201) } }],
    ['more about the officer', 'officer.unknown member', { officer: { ...officer, rank: 1 } }],
    ['an unknown urgency', 'urgency', { urgency: 'asap' }],
    ['contents that are a list', 'contents', { contents: [] }],
    ['contents that are null', 'contents', { contents: null }],
    ['no terms on submit', 'terms', { terms: undefined }],
    ['terms on another act', 'terms', { act: 'withdraw' }],
    ['terms of another urgency', 'terms.urgency', { urgency: 'routine' }],
    ['terms that are incomplete', 'terms.zones', { terms: { ...terms, zones: undefined } }],
    [
      'a zone with a space',
      'terms.zones.requested',
      { terms: { ...terms, zones: { ...terms.zones, requested: 'a b' } } },
    ],
    [
      'a standing that is none',
      'terms.instruments.hanoi.requested',
      { terms: { ...terms, instruments: { hanoi: { requesting: 'in-force', requested: 'maybe' } } } },
    ],
    [
      'a treaty that is no word',
      'terms.instruments.member name',
      { terms: { ...terms, instruments: { 'Treaty of Rome': bound } } },
    ],
    [
      'more treaties than there are',
      'terms.instruments',
      { terms: { ...terms, instruments: Object.fromEntries(Array.from({ length: 41 }, (_, n) => [`t${n}`, bound])) } },
    ],
    ['a list of no links', 'terms.links', linking()],
    ['more than twenty links', 'terms.links', linking(...Array.from({ length: 21 }, () => link()))],
    ['links that are no list', 'terms.links', { terms: { ...terms, links: link() } }],
    ['a link that is a list', 'terms.links.0', linking([])],
    ['a relation that is no word', 'terms.links.1.relation', linking(link(), link({ relation: 'Third State' }))],
    ['a link without its States', 'terms.links.0.with', linking(link({ with: undefined }))],
    ['a link with one State twice', 'terms.links.0.with', linking(link({ with: ['VN', 'VN'] }))],
    ['a link with three States', 'terms.links.0.with', linking(link({ with: ['VN', 'BR', 'ZA'] }))],
    ['a link with half a State', 'terms.links.0.with', linking(link({ with: ['VN', 'b'] }))],
    ['more about a link', 'terms.links.0.unknown member', linking(link({ status: 'preserved' }))],
    ['a link that is restricted or not', 'terms.links.0.restricted', linking(link({ restricted: false }))],
    ['a link to itself', 'terms.links', linking(link({ case: act().case }))],
    [
      'a reservation to no article',
      'terms.reservations.hanoi.1',
      { terms: { ...terms, reservations: { hanoi: ['14', 'all'] } } },
    ],
    [
      'reservations without end',
      'terms.reservations.hanoi',
      { terms: { ...terms, reservations: { hanoi: Array.from({ length: 101 }, () => '14') } } },
    ],
    [
      'a ground reserved to no article',
      'terms.reservedGrounds.hanoi.0',
      { terms: { ...terms, reservedGrounds: { hanoi: ['all'] } } },
    ],
    ['a list of no languages', 'terms.languages', { terms: { ...terms, languages: [] } }],
    ['a policy with a space', 'terms.policy', { terms: { ...terms, policy: '2026 1' } }],
    ['an article and more', 'terms.reservations.hanoi.0', { terms: { ...terms, reservations: { hanoi: ['14 all'] } } }],
    ['an article after more', 'terms.reservations.hanoi.0', { terms: { ...terms, reservations: { hanoi: ['x14'] } } }],
    ['a language in words', 'terms.languages.0', { terms: { ...terms, languages: ['Portuguese'] } }],
    ['an approval of nobody', 'approval', { approval: null }],
    ['an approval without an instant', 'approval.at', { approval: approval({}, 'today') }],
    ['an approval after the act', 'approval.at', { approval: approval({}, '2026-03-01T11:59:58.251Z') }],
    ['an approval by its own officer', 'approval.officer.id', { approval: approval({ id: officer.id }) }],
    ['an approval by the clock', 'approval.officer.role', { approval: approval({ role: 'clock' }) }],
    ['an approval by an auditor', 'approval.officer.role', { approval: approval({ role: 'auditor' }) }],
    ['more about who approves', 'approval.officer.unknown member', { approval: approval({ email: 'a@b.example' }) }],
    ['more about the approval', 'approval.unknown member', { approval: { ...approval(), digest: 'x' } }],
    ['an approval without submission', 'approval', { act: 'withdraw', terms: undefined, approval: approval() }],
    ['an unknown member', 'unknown member', { hash: protocol.hashOf('x') }],
  ])('an act with %s', async (_name, where, change) => {
    const jws = forgeAct(change);
    await expect(verifyAct(jws, findKey, now)).rejects.toMatchObject({ reason: 'payload', cause: { message: where } });
    expect((await why(jws))[0]).toEqual(uniform);
    const signed = signAct({ ...act(), ...change }, keys.VN.sig);
    await expect(signed).rejects.toMatchObject({ code: 'message-invalid', details: { where } });
  });

  test.each([
    ['no working day', 'weekend', { weekend: [1, 2, 3, 4, 5, 6, 7] }],
    ['an eighth weekday', 'weekend.0', { weekend: [8] }],
    ['a holiday that does not exist', 'holidays.0', { holidays: ['2026-02-29'] }],
    ['holidays without end', 'holidays', { holidays: Array.from({ length: 121 }, () => '2026-05-01') }],
    ['no last day', 'until', { until: 'some day' }],
  ])('an act whose terms have a calendar with %s', async (_name, where, change) => {
    const calendar = { weekend: [6, 7], holidays: ['2026-05-01'], until: '2026-12-31', ...change };
    const jws = forgeAct({ terms: { ...terms, calendars: { requested: calendar } } });
    const message = `terms.calendars.requested.${where}`;
    await expect(verifyAct(jws, findKey, now)).rejects.toMatchObject({ reason: 'payload', cause: { message } });
  });

  test.each([
    ['a code when stored', { code: 'x' }],
    ['no code when refused', { outcome: 'refused' }],
    ['another outcome', { outcome: 'lost' }],
    ['a message that is no id', { message: 'x' }],
    ['itself as recipient', { to: 'BR' }],
    ['a checkpoint without end', { checkpoint: 'a'.repeat(2049) }],
  ])('a receipt with %s', async (_name, change) => {
    const jws = forgeJws(
      { ...actHeader, typ: 'rogatory-receipt+jws', kid: 'BR-sig-test' },
      { ...receipt(), ...change },
      keys.BR.sig,
    );
    expect(await refusal(() => verifyReceipt(jws, findKey, now))).toEqual([uniform, 'payload']);
  });

  test('an act from more than five minutes ahead', async () => {
    const ahead = async (ms: number) => (await signAct(act({ at: later(ms).toISOString() }), keys.VN.sig)).jws;
    await expect(verifyAct(await ahead(300_000), findKey, now)).resolves.toBeDefined();
    expect(await why(await ahead(300_001))).toEqual([uniform, 'from-the-future']);
  });

  test('an act signed long ago is still an act', async () => {
    const { jws } = await signAct(act({ at: '2025-01-01T00:00:00.000Z' }), keys.VN.sig);
    await expect(verifyAct(jws, findKey, now)).resolves.toBeDefined();
  });

  const text = JSON.stringify(act());
  const contents = (json: string) => text.replace(/"contents":\{[^}]*\}/, `"contents":${json}`);
  test.each([
    ['JSON nested 40,000 deep', contents('['.repeat(40_000) + ']'.repeat(40_000))],
    ['JSON nested 33 deep', contents('{"a":'.repeat(33) + '1' + '}'.repeat(33))],
    ['a duplicate key', text.replace('"v":1', '"v":1,"v":1')],
    ['a duplicate key in the contents', contents('{"a":1,"a":1}')],
    ['two authors', text.replace('"from":"VN"', '"from":"BR","from":"VN"')],
    ['__proto__', contents('{"__proto__":{"admin":true}}')],
    ['a float', contents('{"a":0.1}')],
    ['a number too big', contents('{"a":9007199254740993}')],
    ['a byte order mark', `\ufeff${text}`],
    ['two values', text + text],
    ['nothing', ' '],
  ])('an act with %s', async (_name, payload) => {
    expect(await why(forgeJws(actHeader, payload))).toEqual([uniform, 'json']);
  });

  test('an act that is not UTF-8', async () => {
    const bytes = Buffer.from(contents('{"a":"?"}'));
    bytes[bytes.lastIndexOf('?')] = 0xff;
    expect(await why(forgeJws(actHeader, bytes))).toEqual([uniform, 'json']);
  });

  test('as many keys as fit are read, more are refused by length', async () => {
    const keyed = (count: number) => contents(`{${Array.from({ length: count }, (_, i) => `"${i}":0`).join()}}`);
    await expect(verifyAct(forgeJws(actHeader, keyed(18_000)), findKey, now)).resolves.toBeDefined();
    expect(await why(forgeJws(actHeader, keyed(1_000_000)))).toEqual([uniform, 'too-large']);
  });

  test('an act too large to be sealed is not signed', async () => {
    const large = act({ contents: { parts: Array.from({ length: 4 }, () => 'x'.repeat(60_000)) } });
    await expect(signAct(large, keys.VN.sig)).rejects.toMatchObject({ code: 'message-too-large' });
  });
});
