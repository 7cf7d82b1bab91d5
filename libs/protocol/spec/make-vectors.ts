// Makes the documents of ../vectors (but keys.json). Messages come out the same every time, envelopes never do: after a
// change of format, write what this returns to the files and review the difference.
import { hashOf, seal, signAct, signJws, signNotice, signPart, signReceipt, unixSeconds } from '../index.js';
import type { ActPayload, PrivateKey, RefusalReason } from '../index.js';
import { act, actHeader, forgeAct, forgeEnvelope, forgeJws, keys, later, notice, now, padded } from './fixtures.js';
import { approval, attachment, file, part, publicOf, receipt, unsignedJws } from './fixtures.js';

export interface MessageVector {
  name: string;
  typ: string;
  key: string;
  /** The signed bytes, as text. */
  payload: string;
  jws: string;
  hash: string;
}

export interface EnvelopeVector {
  name: string;
  /** The recipient, whose sealing key opens it. */
  to: string;
  now: string;
  jws: string;
  /** The bytes beside the JWS of a part, base64url. */
  part?: string;
  envelope: string;
}

export interface RefusedVector {
  name: string;
  /** What it is given as. */
  as: 'envelope' | 'act' | 'part' | 'receipt' | 'notice';
  now: string;
  input: string;
  /** Local: on the wire and to the caller every refusal is the same. */
  reason: RefusalReason;
}

const standing = { requesting: 'in-force', requested: 'signed' } as const;
const instruments = { hanoi: standing, 'treaty-of-the-moon': standing };
const calendar = { weekend: [6, 7], holidays: ['2026-04-30', '2026-05-01'], until: '2027-12-31' };
const otherCase = '0195512c-6d40-7c3a-9b1e-2f8d5a6c7b81';
const link = { relation: 'follow-up', case: otherCase, reference: 'VN-2026-000016', with: ['VN', 'BR'] as const };

/** Every member there is, and a name that is as long as one may be: 200 code points, 400 UTF-16 units. */
const everything = (proof: string): ActPayload =>
  act({
    officer: { id: 'officer-17', name: '\u{1d4dd}'.repeat(200), role: 'liaison' },
    terms: {
      ...act().terms!,
      links: [{ ...link, restricted: true }],
      instruments,
      reservations: { hanoi: ['42(5)'] },
      reservedGrounds: { hanoi: ['37', '40(8)(a)'] },
      languages: ['pt', 'zh-Hant'],
      calendars: { requesting: calendar, requested: { ...calendar, weekend: [], holidays: [] } },
    },
    approval: approval(),
    attachments: [attachment()],
    document: { language: 'fr', template: '2026-1', sha256: attachment().sha256 },
    proofs: [proof],
  });

const withdrawal = (): ActPayload => {
  const { terms: _terms, ...rest } = act({ act: 'withdraw', seq: 2, lamport: 3, contents: { reason: 'solved' } });
  return { ...rest, prev: hashOf('first'), seen: hashOf('theirs') };
};

export async function messageVectors(): Promise<MessageVector[]> {
  const { VN, BR, router } = keys;
  const proof = await signAct(act({ from: 'BR', to: 'VN', case: otherCase }), BR.sig);
  const checkpoint = { v: 1, origin: 'rogatory/BR', size: 42, root: hashOf('root'), at: now.toISOString() };
  const signed = {
    'an act that submits': [VN.sig, await signAct(act(), VN.sig)],
    'an act after the first': [VN.sig, await signAct(withdrawal(), VN.sig)],
    'an act that a second officer has approved': [VN.sig, await signAct(act({ approval: approval() }), VN.sig)],
    'a receipt that says stored': [BR.sig, await signReceipt(receipt(), BR.sig)],
    'a receipt that says refused': [
      BR.sig,
      await signReceipt(receipt({ outcome: 'refused', code: 'envelope-refused', case: null }), BR.sig),
    ],
    'a notice of the router': [router.sig, await signNotice(notice(), router.sig)],
    'a checkpoint': [BR.sig, await signJws('rogatory-checkpoint+jws', checkpoint, BR.sig)],
    'an act with an attachment': [VN.sig, await signAct(act({ attachments: [attachment()] }), VN.sig)],
    'a part of an attachment': [VN.sig, await signPart(part(), VN.sig)],
    'an act with every member': [VN.sig, await signAct(everything(proof.jws), VN.sig)],
  } satisfies Record<string, [PrivateKey, { jws: string; hash: string }]>;
  return Object.entries(signed).map(([name, [key, { jws, hash }]]) => {
    const [header = '', payload = ''] = jws.split('.').map((part) => Buffer.from(part, 'base64url').toString());
    const { typ } = JSON.parse(header) as { typ: string };
    return { name, typ, key: key.kid, payload, jws, hash };
  });
}

interface Parties {
  from: 'VN' | 'BR';
  to: 'VN' | 'BR';
}

export async function envelopeVectors(): Promise<EnvelopeVector[]> {
  const made = [];
  for (const { name, typ, jws, payload } of await messageVectors()) {
    const cty = (['act', 'receipt', 'part'] as const).find((kind) => typ === `rogatory-${kind}+jws`);
    if (!cty) continue;
    const beside = cty === 'part' ? file : undefined;
    const { from, to, urgency = 'urgent' } = JSON.parse(payload) as Pick<ActPayload, 'urgency'> & Parties;
    const visible = { cty, id: hashOf(jws), from, to, urgency, expiresAt: later(7 * 86_400_000) };
    made.push({
      name,
      to,
      now: now.toISOString(),
      jws,
      ...(beside && { part: beside.toString('base64url') }),
      envelope: await seal({ jws, ...visible, ...(beside && { part: beside }) }, publicOf(keys[to].enc)),
    });
  }
  return made;
}

const json = JSON.stringify(act());
const good = forgeAct({});
const { officer } = act();
const terms = act().terms!;
const typed = (kind: string, payload: object): string =>
  forgeJws({ ...actHeader, typ: `rogatory-${kind}+jws` }, payload);
const goodReceipt = typed('receipt', receipt({ from: 'VN', to: 'BR' }));
const goodPart = typed('part', part());
const partHeader = { cty: 'part', id: hashOf(goodPart), urgency: 'routine' };
const besidePart = (bytes: Buffer): string =>
  forgeEnvelope(goodPart, { header: partHeader, plaintext: padded(goodPart, 4096, bytes) });
const b64 = (text: string): string => Buffer.from(text).toString('base64url');
const segments = (message: string, change: (parts: string[]) => string[]) => change(message.split('.')).join('.');

type Row = [name: string, reason: RefusalReason, input: string];

const forms = (): Row[] => [
  [
    'alg none without a signature',
    'malformed',
    `${forgeJws({ ...actHeader, alg: 'none' }, json).replace(/[^.]*$/, '')}`,
  ],
  ['alg HS256', 'header', forgeJws({ ...actHeader, alg: 'HS256' }, json)],
  ['alg Ed25519, the other name of the same', 'header', forgeJws({ ...actHeader, alg: 'Ed25519' }, json)],
  ['typ of a receipt', 'header', forgeJws({ ...actHeader, typ: 'rogatory-receipt+jws' }, json)],
  ['crit in the header', 'header', forgeJws({ ...actHeader, crit: ['exp'], exp: 1 }, json)],
  ['a key in the header', 'header', forgeJws({ ...actHeader, jwk: publicOf(keys.VN.sig).jwk }, json)],
  [
    'a kid that its State does not have',
    'unknown-key',
    forgeJws({ ...actHeader, kid: 'BR-sig-test' }, json, keys.BR.sig),
  ],
  ['the key of another State under the right kid', 'signature', forgeJws(actHeader, json, keys.BR.sig)],
  [
    'no signature, for a key of small order',
    'signature',
    unsignedJws({ ...actHeader, kid: 'XX-sig-test' }, act({ from: 'XX' })),
  ],
  [
    'one digit of the payload changed',
    'signature',
    segments(good, (s) => s.with(1, b64(json.replace('2026', '2025')))),
  ],
  [
    'base64url that is not canonical',
    'malformed',
    good.slice(0, -1) + String.fromCharCode(good.charCodeAt(good.length - 1) + 1),
  ],
  ['base64url with padding', 'malformed', `${good}==`],
];

const payloads = (): Row[] => [
  ['a duplicate member', 'json', forgeJws(actHeader, json.replace('"v":1', '"v":1,"v":1'))],
  ['__proto__', 'json', forgeJws(actHeader, json.replace('"contents":{', '"contents":{"__proto__":{},'))],
  ['a fraction', 'json', forgeJws(actHeader, json.replace('"lamport":1', '"lamport":1.0'))],
  [
    'an integer that is not safe',
    'json',
    forgeJws(actHeader, json.replace('"lamport":1', '"lamport":9007199254740992')),
  ],
  [
    '33 levels',
    'json',
    forgeAct({ contents: Array.from({ length: 31 }).reduce<object>((inner) => ({ inner }), [[]]) }),
  ],
  ['a byte that is not UTF-8', 'json', forgeJws(actHeader, Buffer.concat([Buffer.from(json), Buffer.from([0xff])]))],
  ['an unknown member', 'payload', forgeAct({ priority: 1 })],
  ['no terms on submit', 'payload', forgeAct({ terms: undefined })],
  ['an approval by the officer who submits', 'payload', forgeAct({ approval: approval({ id: act().officer.id }) })],
  ['a time with an offset', 'payload', forgeAct({ at: '2026-03-01T11:59:58.250+00:00' })],
  ['a time six minutes ahead', 'from-the-future', forgeAct({ at: later(360_000).toISOString() })],
];

/** What every member must look like, and what holds between members. */
const members = (): Row[] => [
  ['a year after 2999', 'payload', forgeAct({ at: '3000-01-01T00:00:00.000Z' })],
  ['a day that does not exist', 'payload', forgeAct({ at: '2026-02-29T00:00:00.000Z' })],
  ['its own State as recipient', 'payload', forgeAct({ to: 'VN' })],
  ['a number beyond 32 bits', 'payload', forgeAct({ lamport: 2 ** 31 })],
  ['a predecessor of the first', 'payload', forgeAct({ prev: hashOf('x') })],
  ['no predecessor of the second', 'payload', forgeAct({ seq: 2 })],
  ['a word in capitals', 'payload', forgeAct({ terms: { ...terms, kind: 'Preservation' } })],
  ['a word of 65 letters', 'payload', forgeAct({ terms: { ...terms, kind: 'a'.repeat(65) } })],
  ['a line with a line end', 'payload', forgeAct({ officer: { ...officer, name: 'a\nb' } })],
  ['a line of 201 code points', 'payload', forgeAct({ officer: { ...officer, name: 'a'.repeat(201) } })],
  ['a zone with a space', 'payload', forgeAct({ terms: { ...terms, zones: { ...terms.zones, requested: 'a b' } } })],
  ['an urgency of its own', 'payload', forgeAct({ urgency: 'now', terms: { ...terms, urgency: 'now' } })],
  ['contents that are null', 'payload', forgeAct({ contents: null })],
  ['terms on another act', 'payload', forgeAct({ act: 'withdraw' })],
  ['terms of another urgency', 'payload', forgeAct({ urgency: 'routine' })],
  ['a link to its own case', 'payload', forgeAct({ terms: { ...terms, links: [{ ...link, case: act().case }] } })],
  [
    'an approval without a submission',
    'payload',
    forgeAct({ act: 'withdraw', terms: undefined, approval: approval() }),
  ],
  ['an approval after the act', 'payload', forgeAct({ approval: approval({}, '2026-03-01T11:59:58.251Z') })],
  ['a file that is not cut into its parts', 'payload', forgeAct({ attachments: [{ ...attachment(), bytes: 1 }] })],
  ['a file name that deceives', 'payload', forgeAct({ attachments: [{ ...attachment(), name: 'exe.\u202efdp' }] })],
  ['a file name with a path', 'payload', forgeAct({ attachments: [{ ...attachment(), name: '../x' }] })],
  [
    'a media type with a parameter',
    'payload',
    forgeAct({ attachments: [{ ...attachment(), type: 'text/plain;a=b' }] }),
  ],
  ['a proof that nobody has signed', 'signature', forgeAct({ proofs: [good.replace(/[^.]*$/, 'A'.repeat(86))] })],
  ['a proof with proofs of its own', 'payload', forgeAct({ proofs: [forgeAct({ proofs: [good] })] })],
];

const others = (): [RefusedVector['as'], ...Row][] => [
  ['part', 'its own State as recipient', 'payload', typed('part', part({ to: 'VN' }))],
  ['receipt', 'its own State as recipient', 'payload', typed('receipt', receipt({ from: 'VN' }))],
  ['receipt', 'a code when stored', 'payload', typed('receipt', receipt({ from: 'VN', to: 'BR', code: 'x' }))],
  [
    'receipt',
    'no code when refused',
    'payload',
    typed('receipt', receipt({ from: 'VN', to: 'BR', outcome: 'refused' })),
  ],
  ['notice', 'the signature of a State', 'unknown-key', typed('notice', notice())],
];

const envelopes = (): Row[] => [
  ['alg dir', 'header', forgeEnvelope(good, { header: { alg: 'dir' } })],
  ['enc A128GCM', 'header', forgeEnvelope(good, { header: { enc: 'A128GCM' } })],
  ['compression', 'header', forgeEnvelope(good, { header: { zip: 'DEF' } })],
  ['an unknown header member', 'header', forgeEnvelope(good, { header: { note: '' } })],
  ['to South Africa', 'wrong-recipient', forgeEnvelope(good, { header: { to: 'ZA' } })],
  ['expired', 'expired', forgeEnvelope(good, { header: { exp: unixSeconds(now) } })],
  ['for 32 days', 'expiry-too-far', forgeEnvelope(good, { header: { exp: unixSeconds(later(32 * 86_400_000)) } })],
  ['an unknown sealing key', 'unknown-key', forgeEnvelope(good, { header: { kid: 'BR-enc-other' } })],
  ['the id of another message', 'id-mismatch', forgeEnvelope(good, { header: { id: hashOf('x') } })],
  ['more urgent outside than inside', 'header-mismatch', forgeEnvelope(good, { header: { urgency: 'emergency' } })],
  ['an act to a third State sealed anew', 'header-mismatch', forgeEnvelope(forgeAct({ to: 'ZA' }))],
  ['a byte in the padding', 'padding', forgeEnvelope(good, { plaintext: padded(good).fill(1, 4095) })],
  ['a larger bucket than needed', 'padding', forgeEnvelope(good, { plaintext: padded(good, 16_384) })],
  [
    'one bit of the tag changed',
    'decryption',
    segments(forgeEnvelope(good), (s) => s.with(4, `${s[4]?.startsWith('A') ? 'B' : 'A'}${s[4]?.slice(1)}`)),
  ],
  ['four segments', 'malformed', segments(forgeEnvelope(good), (s) => s.slice(0, 4))],
  [
    'a tag that is not canonical',
    'malformed',
    segments(forgeEnvelope(good), (s) => s.with(4, `${s[4]?.slice(0, -1)}B`)),
  ],
  [
    'an ephemeral key of small order',
    'decryption',
    forgeEnvelope(good, { header: { epk: { kty: 'OKP', crv: 'X25519', x: keys.XX.sig.jwk.x } } }),
  ],
  ['an expiry of 0', 'header', forgeEnvelope(good, { header: { exp: 0 } })],
  ['an urgency of its own', 'header', forgeEnvelope(good, { header: { urgency: 'now' } })],
  ['an act as a receipt', 'header', forgeEnvelope(good, { header: { cty: 'receipt' } })],
  ['a receipt as an act', 'header', forgeEnvelope(goodReceipt)],
  ['an act as a part', 'padding', forgeEnvelope(good, { header: { cty: 'part' } })],
  ['other bytes beside a part', 'part-mismatch', besidePart(Buffer.alloc(file.length, 1))],
  ['fewer bytes beside a part', 'part-mismatch', besidePart(file.subarray(1))],
  ['no bytes beside a part', 'padding', besidePart(Buffer.alloc(0))],
  ['bytes beside an act', 'padding', forgeEnvelope(good, { plaintext: padded(good, 4096, file) })],
];

export function refusedVectors(): RefusedVector[] {
  const make = (as: RefusedVector['as']) => (row: Row) => {
    const [name, reason, input] = row;
    return { name, as, now: now.toISOString(), reason, input };
  };
  const rest = others().map(([as, ...row]) => make(as)(row));
  const acts = [...forms(), ...payloads(), ...members()].map(make('act'));
  return [...acts, ...envelopes().map(make('envelope')), ...rest];
}
