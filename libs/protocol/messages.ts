import { Problem, type Act } from '#convention';
import { partCheck, type PartPayload } from './attachments.js';
import { hashOf } from './encoding.js';
import { checkRead, readJws, signBytes, toBytes, UnverifiedJws, type JwsTyp, type SignedJws } from './jws.js';
import type { PrivateKey, PublicKey } from './keys.js';
import { CLOCK_SKEW_MS, MAX_JWS_LENGTH } from './limits.js';
import {
  actCheck,
  noticeCheck,
  receiptCheck,
  type ActPayload,
  type NoticePayload,
  type ReceiptPayload,
} from './payloads.js';
import { EnvelopeRefused } from './refused.js';
import type { Check } from './shape.js';

/**
 * The register: the key of that kid which `from` (a State's code, or 'router') may use for this at that time; null when
 * there is none, when it is not valid yet or no more, or revoked. With `signedAt`, what its author states to be the day of
 * an older signature: the key must have been valid on that day, and not be revoked at `at`.
 */
export type FindKey = (from: string, kid: string, use: 'sig' | 'enc', at: Date, signedAt?: Date) => PublicKey | null;

export interface Verified<Payload> {
  payload: Payload;
  hash: string;
}

/** A JWS as it came, or what `open` has read of it. */
type Message = string | UnverifiedJws;

interface MessageKind {
  typ: JwsTyp;
  check: Check;
  /** Whose key must have signed it. */
  author(payload: Record<string, unknown>): unknown;
}

const act: MessageKind = { typ: 'rogatory-act+jws', check: actCheck, author: (payload) => payload.from };
const receipt: MessageKind = { typ: 'rogatory-receipt+jws', check: receiptCheck, author: (payload) => payload.from };
const part: MessageKind = { typ: 'rogatory-part+jws', check: partCheck, author: (payload) => payload.from };
const notice: MessageKind = { typ: 'rogatory-notice+jws', check: noticeCheck, author: () => 'router' };

/**
 * Signs a message with the State's (a notice: the router's) key.
 * @throws Problem 'message-invalid' (details.where) when a peer would have to refuse it, 'message-too-large', 'key-unusable'
 */
export const signAct = (payload: ActPayload, key: PrivateKey) => sign(act, payload, key);
export const signReceipt = (payload: ReceiptPayload, key: PrivateKey) => sign(receipt, payload, key);
export const signPart = (payload: PartPayload, key: PrivateKey) => sign(part, payload, key);
export const signNotice = (payload: NoticePayload, key: PrivateKey) => sign(notice, payload, key);

/**
 * Verifies a message: form, header, strict JSON, key (asked for `from` as claimed, valid at `now`), signature, then
 * every member of the payload, and that it is at most 5 minutes ahead of `now`. Whether the message is known, expected
 * or allowed is for the caller to decide. The proofs of an act are verified in the same way, each with a key that its State
 * might use when it signed; what they prove is for the convention to say.
 * @param now when the message arrived; for stored messages when it was received
 * @throws EnvelopeRefused
 */
export async function verifyAct(message: Message, findKey: FindKey, now: Date): Promise<Verified<ActPayload>> {
  const verified = await verify<ActPayload>(act, message, findKey, now);
  for (const proof of verified.payload.proofs ?? []) await verifyProof(proof, findKey, now);
  return verified;
}
export const verifyReceipt = (message: Message, findKey: FindKey, now: Date) =>
  verify<ReceiptPayload>(receipt, message, findKey, now);
export const verifyPart = (message: Message, findKey: FindKey, now: Date) =>
  verify<PartPayload>(part, message, findKey, now);
export const verifyNotice = (message: Message, findKey: FindKey, now: Date) =>
  verify<NoticePayload>(notice, message, findKey, now);

/** The payload of a message that was verified before it was stored here: parses, checks nothing. */
export const readAct = (jws: string) => readJws(jws) as ActPayload;
export const readReceipt = (jws: string) => readJws(jws) as ReceiptPayload;
export const readPart = (jws: string) => readJws(jws) as PartPayload;

/** The act as the convention folds it: without what only the protocol needs, with its hash. */
export function toAct(payload: ActPayload, hash: string): Act {
  const { v: _v, urgency: _urgency, proofs, ...rest } = payload;
  return { ...rest, hash, ...(proofs && { proofs: proofs.map((jws) => toAct(readAct(jws), hashOf(jws))) }) };
}

/** Of a State that may long have changed its keys. Its stated day is no evidence: only a key that is not revoked since counts. */
async function verifyProof(jws: string, findKey: FindKey, now: Date): Promise<void> {
  const past: FindKey = (from, kid, use, at) => findKey(from, kid, use, at, statedIn(jws));
  const { payload } = await verify<ActPayload>(act, jws, past, now);
  if (payload.proofs) throw new EnvelopeRefused('payload', 'proofs');
}

/** Asked once the JWS is known to be well formed, and no more; what is no instant makes a date that is before and after nothing. */
function statedIn(jws: string): Date {
  const { at }: { at: unknown } = readAct(jws);
  return new Date(typeof at === 'string' ? at : Number.NaN);
}

async function sign(kind: MessageKind, payload: object, key: PrivateKey): Promise<SignedJws> {
  const { bytes, value } = toBytes(payload);
  const where = kind.check(value);
  if (where !== null) {
    throw new Problem('message-invalid', 'The message cannot be expressed in the protocol.', { details: { where } });
  }
  const signed = signBytes(kind.typ, bytes, key);
  if (signed.jws.length > MAX_JWS_LENGTH) {
    throw new Problem('message-too-large', 'The message is too large to be sent.', {
      details: { length: signed.jws.length, max: MAX_JWS_LENGTH },
    });
  }
  return signed;
}

async function verify<Payload extends { at: string }>(
  kind: MessageKind,
  message: Message,
  findKey: FindKey,
  now: Date,
): Promise<Verified<Payload>> {
  const read = typeof message === 'string' ? UnverifiedJws.read(kind.typ, message) : message;
  if (read.typ !== kind.typ) throw new EnvelopeRefused('header', 'typ');
  checkRead(read, (kid, claimed) => {
    const author = kind.author(claimed);
    return typeof author === 'string' ? findKey(author, kid, 'sig', now) : null;
  });
  const { payload, hash } = read;
  const wrong = kind.check(payload);
  if (wrong !== null) throw new EnvelopeRefused('payload', wrong);
  const verified = payload as unknown as Payload;
  if (Date.parse(verified.at) > now.getTime() + CLOCK_SKEW_MS) throw new EnvelopeRefused('from-the-future');
  return { payload: verified, hash };
}
