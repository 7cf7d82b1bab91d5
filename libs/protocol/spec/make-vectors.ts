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
  as: 'envelope' | 'act' | 'receipt' | 'notice';
  now: string;
  input: string;
  /** Local: on the wire and to the caller every refusal is the same. */
  reason: RefusalReason;
}

const withdrawal = (): ActPayload => {
  const { terms: _terms, ...rest } = act({ act: 'withdraw', seq: 2, lamport: 3, contents: { reason: 'solved' } });
  return { ...rest, prev: hashOf('first'), seen: hashOf('theirs') };
};

export async function messageVectors(): Promise<MessageVector[]> {
  const { VN, BR, router } = keys;
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
const goodReceipt = forgeJws({ ...actHeader, typ: 'rogatory-receipt+jws' }, receipt({ from: 'VN', to: 'BR' }));
const goodPart = forgeJws({ ...actHeader, typ: 'rogatory-part+jws' }, part());
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
  return [...forms().map(make('act')), ...payloads().map(make('act')), ...envelopes().map(make('envelope'))];
}
