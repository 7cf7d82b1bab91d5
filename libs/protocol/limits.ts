/** Plaintext sizes an envelope may have, bytes: its length tells which of four sizes the message has, nothing finer. */
export const BUCKETS: readonly number[] = [4096, 16_384, 65_536, 262_144];

/** Bytes of every part of an attachment but its last, which has what is left. */
export const PART_BYTES = 524_288;

/** The same for a part of an attachment: one size more, for a whole part and the JWS that signs its digest. */
export const PART_BUCKETS: readonly number[] = [...BUCKETS, PART_BYTES + 4096];

/** Files of one act, and bytes of all of them together (25 MiB). */
export const MAX_ATTACHMENTS = 50;
export const MAX_ATTACHED_BYTES = 26_214_400;

/** Bytes before the message inside the plaintext, and before a part: its length, unsigned 32 bit, big-endian. */
export const LENGTH_PREFIX = 4;

/** The longest JWS an envelope can hold, characters: what fits in the largest bucket. */
export const MAX_JWS_LENGTH = 262_144 - LENGTH_PREFIX;

/** Acts of other cases that one act carries, and the longest JWS of one, characters. */
export const MAX_PROOFS = 30;
export const MAX_PROOF_LENGTH = 16_384;

/** The longest protected header, base64url characters. Ours has about 500. */
export const MAX_HEADER_LENGTH = 1536;

/**
 * The four dots, header, initialisation vector (12 bytes), largest bucket of all and tag (16 bytes), in base64url:
 * 706,090 characters, which only a part of an attachment may have. Below what the transport carries (900,000).
 */
export const MAX_ENVELOPE_LENGTH = 4 + MAX_HEADER_LENGTH + 16 + Math.ceil(((PART_BYTES + 4096) * 4) / 3) + 22;

/** Objects and arrays inside each other in signed JSON. */
export const MAX_DEPTH = 32;

/** UTF-16 code units of one string and of one member name in signed JSON. */
export const MAX_STRING = 65_536;
export const MAX_NAME = 128;

/** How far ahead of ours another State's clock may be. */
export const CLOCK_SKEW_MS = 5 * 60_000;

/** How long an envelope may be under way: longer than any outage the outbox rides out, short enough to rotate keys. */
export const MAX_LIFETIME_MS = 31 * 24 * 3_600_000;
