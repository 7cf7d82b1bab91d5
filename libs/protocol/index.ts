// What contact points say to each other: acts, parts of their attachments, receipts and notices (signed, JWS), sealed in envelopes (JWE).
// Everything from outside passes through here before anything else looks at it. Must not know where keys are kept, how
// envelopes travel, what an act does to a case, or the time: keys come from the caller (the register), time is a parameter.
export { isFileName, isMediaType, partSizes, urgencyOfParts, type PartPayload } from './attachments.js';
export {
  open,
  peek,
  seal,
  unixSeconds,
  type Content,
  type EnvelopeHeader,
  type Opened,
  type SealInput,
} from './envelope.js';
export { digestOf, hashOf } from './encoding.js';
export { formTables } from './forms.js';
export { kidOf, readJws, signJws, verifyJws, type JwsTyp, type SignedJws } from './jws.js';
export { generateKeyPair, isPrivateKey, type JWK, type KeyUse, type PrivateKey, type PublicKey } from './keys.js';
export { MAX_ENVELOPE_LENGTH, MAX_JWS_LENGTH, MAX_LIFETIME_MS } from './limits.js';
export { MAX_ATTACHED_BYTES, MAX_ATTACHMENTS, MAX_PROOFS, PART_BYTES } from './limits.js';
export {
  readAct,
  readPart,
  readReceipt,
  signAct,
  signNotice,
  signPart,
  signReceipt,
  toAct,
  verifyAct,
  verifyNotice,
  verifyPart,
  verifyReceipt,
  type FindKey,
  type Verified,
} from './messages.js';
export type { ActPayload, NoticePayload, ReceiptPayload } from './payloads.js';
export { EnvelopeRefused, type RefusalReason } from './refused.js';
export { isSmallOrder } from './small-order.js';
export { parseStrictJson } from './strict-json.js';
