import { digestOf, hashOf, isFileName, isMediaType, open, partSizes, peek, seal, signAct, signPart } from './index.js';
import { MAX_ENVELOPE_LENGTH, PART_BYTES, urgencyOfParts, verifyAct, verifyPart } from './index.js';
import { act, attachment, file, findKey, forgeEnvelope, forgeJws, keys, later, now, padded } from './spec/fixtures.js';
import { part, publicOf, refusal, sealedAct, sealedPart, uniform } from './spec/fixtures.js';

const openBR = (envelope: string) => open(envelope, 'BR', [keys.BR.enc], now);
const listed = (attachments: unknown) => signAct({ ...act(), attachments } as ReturnType<typeof act>, keys.VN.sig);
const where = (attachments: unknown) =>
  listed(attachments).then(
    () => null,
    (error: { details: { where: string } }) => error.details.where,
  );
const sized = (bytes: number, change: object = {}) => ({
  ...attachment(),
  bytes,
  parts: partSizes(bytes).map((size) => ({ bytes: size, sha256: digestOf(file) })),
  ...change,
});

describe('an act with attachments', () => {
  test('signs the name, the size and every digest', async () => {
    const { jws, hash } = await listed([attachment(), sized(3 * PART_BYTES + 1)]);
    const { payload } = await verifyAct(jws, findKey, now);
    expect(payload.attachments).toEqual([attachment(), sized(3 * PART_BYTES + 1)]);
    expect(hash).toBe(hashOf(jws));
  });

  test.each([
    ['none at all, said explicitly', [], 'attachments'],
    ['51 files', Array.from({ length: 51 }, () => attachment()), 'attachments'],
    ['an empty file', [sized(0)], 'attachments.0.bytes'],
    ['more than 25 MiB in one file', [sized(26_214_401)], 'attachments.0.bytes'],
    ['more than 25 MiB in all', [sized(26_214_400), attachment()], 'attachments.bytes'],
    ['a part that is missing', [sized(PART_BYTES + 1, { parts: attachment().parts })], 'attachments.0.parts'],
    ['parts cut another way', [sized(30, { parts: [sized(20).parts[0], sized(10).parts[0]] })], 'attachments.0.parts'],
    [
      'parts of other sizes',
      [sized(PART_BYTES + 2, { parts: sized(PART_BYTES + 2).parts.map((one) => ({ ...one, bytes: 1 })) })],
      'attachments.0.parts',
    ],
    ['a part too many', [sized(30, { parts: [30, 1].map((bytes) => sized(bytes).parts[0]) })], 'attachments.0.parts'],
    ['a digest that is too long', [{ ...attachment(), sha256: `${digestOf(file)}0` }], 'attachments.0.sha256'],
    ['a digest after more', [{ ...attachment(), sha256: `0${digestOf(file)}` }], 'attachments.0.sha256'],
    ['a digest in capitals', [{ ...attachment(), sha256: digestOf(file).toUpperCase() }], 'attachments.0.sha256'],
    ['a path for a name', [{ ...attachment(), name: '../x' }], 'attachments.0.name'],
    ['a type with parameters', [{ ...attachment(), type: 'text/plain; charset=utf-8' }], 'attachments.0.type'],
    ['an unknown member', [{ ...attachment(), path: '/tmp' }], 'attachments.0.unknown member'],
  ])('is not signed with %s', async (_, attachments, expected) => {
    expect(await where(attachments)).toBe(expected);
  });

  test('may have the most of everything, and fits its envelope', async () => {
    const name = 'é'.repeat(127);
    const most = Array.from({ length: 50 }, (_, index) => sized(index === 0 ? 26_214_400 - 49 : 1, { name }));
    const { jws } = await listed(most);
    expect(jws.length).toBeLessThan(40_000);
  });
});

describe('a file name', () => {
  test.each(['a', 'report.pdf', 'Đơn yêu cầu.docx', '証拠 2.png', 'تقرير.pdf', 'a..b', '.profile', 'é'.repeat(127)])(
    '%s is one',
    (name) => expect(isFileName(name)).toBe(true),
  );

  test.each([
    '',
    '.',
    '..',
    ' a',
    'a ',
    'a/b',
    'a\\b',
    'a\nb',
    'a\0',
    'a\u007f',
    'exe.\u202efdp',
    'a\u2066b',
    'a\u200fb',
    'a\u2028b',
    'a\ud800',
    '\ufeffa',
    'é'.repeat(128),
  ])('%j is none', (name) => expect(isFileName(name)).toBe(false));

  test('a media type has two names in lower case', () => {
    const types = ['text/plain', 'application/vnd.ms-excel', 'image/svg+xml', 'Text/plain', 'text', 'a/b/c', 'a/b;c=d'];
    expect(types.map(isMediaType)).toEqual([true, true, true, false, false, false, false]);
  });
});

describe('a part', () => {
  test.each([
    [1, [1]],
    [PART_BYTES, [PART_BYTES]],
    [PART_BYTES + 1, [PART_BYTES, 1]],
    [26_214_400, Array.from({ length: 50 }, () => PART_BYTES)],
  ])('of a file of %i bytes has its size', (bytes, sizes) => expect(partSizes(bytes)).toEqual(sizes));

  test('waits behind its act', () => {
    expect([urgencyOfParts('emergency'), urgencyOfParts('urgent'), urgencyOfParts('routine')]).toEqual([
      'urgent',
      'routine',
      'routine',
    ]);
  });

  test('travels sealed beside the JWS that signs its digest, and nobody on the way sees it', async () => {
    const { jws, hash, envelope } = await sealedPart();
    const opened = await openBR(envelope);
    expect(opened).toMatchObject({ message: { jws }, header: { cty: 'part', id: hash, urgency: 'routine' } });
    expect(opened.part?.equals(file)).toBe(true);
    expect((await verifyPart(opened.message, findKey, now)).payload).toEqual(part());
    expect(Buffer.from(envelope.split('.')[3]!, 'base64url').includes(file)).toBe(false);
  });

  test('as large as parts are fits the largest envelope', async () => {
    const bytes = Buffer.alloc(PART_BYTES, 7);
    const { envelope } = await sealedPart({}, bytes);
    expect(envelope.length).toBeLessThanOrEqual(MAX_ENVELOPE_LENGTH);
    expect(MAX_ENVELOPE_LENGTH).toBeLessThan(900_000);
    expect((await openBR(envelope)).part?.equals(bytes)).toBe(true);
  });

  test('that is larger is not signed', async () => {
    await expect(signPart(part({ bytes: PART_BYTES + 1 }), keys.VN.sig)).rejects.toMatchObject({
      code: 'message-invalid',
    });
    await expect(signPart(part({ to: 'VN' }), keys.VN.sig)).rejects.toMatchObject({ details: { where: 'to' } });
  });

  test.each([
    ['other bytes of the same length', Buffer.alloc(file.length, 1), {}],
    ['fewer bytes', file.subarray(1), {}],
    ['more bytes', Buffer.concat([file, Buffer.of(0)]), {}],
    ['fewer bytes than it says', file, { bytes: file.length + 1 }],
  ])('with %s beside it is refused', async (_, beside, change) => {
    expect(await refusal(async () => openBR((await sealedPart(change, file, beside)).envelope))).toEqual([
      uniform,
      'part-mismatch',
    ]);
  });

  test('without bytes, or an act with them, is never sealed', async () => {
    const { jws, hash } = await signPart(part(), keys.VN.sig);
    const visible = { jws, id: hash, from: 'VN', to: 'BR', urgency: 'routine', expiresAt: later(1000) } as const;
    await expect(seal({ ...visible, cty: 'part' }, publicOf(keys.BR.enc))).rejects.toThrow(TypeError);
    await expect(seal({ ...visible, cty: 'act', part: file }, publicOf(keys.BR.enc))).rejects.toThrow(TypeError);
  });

  test('is no act, and an act is no part', async () => {
    const { jws } = await sealedPart();
    expect(await refusal(() => verifyAct(jws, findKey, now))).toEqual([uniform, 'header']);
    const asPart = forgeEnvelope((await sealedAct()).jws, { header: { cty: 'part' } });
    expect(await refusal(() => openBR(asPart))).toEqual([uniform, 'padding']);
  });

  test('more urgent outside than inside, to another State, or from nobody is refused', async () => {
    const beside = (jws: string, header: Record<string, unknown>) =>
      forgeEnvelope(jws, { header, plaintext: padded(jws, 4096, file) });
    const { jws } = await sealedPart();
    const cty = { cty: 'part', id: hashOf(jws) };
    expect((await openBR(beside(jws, { ...cty, urgency: 'routine' }))).part?.equals(file)).toBe(true);
    expect(await refusal(() => openBR(beside(jws, cty)))).toEqual([uniform, 'header-mismatch']);
    const elsewhere = forgeJws({ alg: 'EdDSA', typ: 'rogatory-part+jws', kid: 'VN-sig-test' }, part({ to: 'ZA' }));
    const sealed = beside(elsewhere, { cty: 'part', id: hashOf(elsewhere), urgency: 'routine' });
    expect(await refusal(() => openBR(sealed))).toEqual([uniform, 'header-mismatch']);
    expect(await refusal(() => verifyPart(jws, () => null, now))).toEqual([uniform, 'unknown-key']);
  });

  test('only a part may have its size', async () => {
    const large = forgeEnvelope('m', { plaintext: Buffer.alloc(PART_BYTES + 4096) });
    expect(await refusal(() => peek(large))).toEqual([uniform, 'too-large']);
  });
});
