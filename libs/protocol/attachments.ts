import type { Attachment, Urgency } from '#convention';
import { MAX_ATTACHED_BYTES, MAX_ATTACHMENTS, PART_BYTES } from './limits.js';
import { also, bytes32, caseId, check, exactly, instant, integer, listOf, matching } from './shape.js';
import { oneOf, sha256Hex, stateCode, urgency } from './shape.js';

/**
 * One part of a file that an act lists: typ `rogatory-part+jws`. It signs the digest of the bytes; the bytes themselves
 * stand beside it in the envelope, once, and not inside two more layers of base64.
 */
export interface PartPayload {
  v: 1;
  case: string;
  from: string;
  to: string;
  /** Below that of its act, so that parts wait for acts and never acts for parts. */
  urgency: Urgency;
  /** Hash of the act that lists the file. */
  act: string;
  /** Place in the act's list of attachments, and of the part in the attachment; from 0. */
  attachment: number;
  part: number;
  bytes: number;
  sha256: string;
  /** That of the act. */
  at: string;
}

/** Control and invisible characters that turn the direction of text: `exe.fdp` must not read `pdf.exe`. */
const DECEPTIVE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;
const SEPARATORS = /[/\\]/;
const MAX_NAME_BYTES = 255;

/** A name that is safe to show and to save: one path segment of at most 255 bytes of UTF-8, no character that deceives. */
export function isFileName(name: string): boolean {
  if (name.trim() !== name || /^\.{0,2}$/.test(name)) return false;
  return !SEPARATORS.test(name) && !DECEPTIVE.test(name) && Buffer.byteLength(name) <= MAX_NAME_BYTES;
}

const restricted = '[a-z0-9][a-z0-9!#$&^_.+-]{0,126}';
const MEDIA_TYPE = new RegExp(`^${restricted}/${restricted}$`);

/** Type and subtype in lower case (RFC 6838 section 4.2), without parameters. */
export const isMediaType = (type: string): boolean => MEDIA_TYPE.test(type);

const FILE_NAME = `1 to ${MAX_NAME_BYTES} bytes of UTF-8, not \`.\` or \`..\`, none of \`${SEPARATORS.source}\` or \`/${DECEPTIVE.source}/u\`, no \`\\p{Zs}\` at an end`;
const fileName = check({ says: 'file name', rule: FILE_NAME }, (value) =>
  typeof value === 'string' && isFileName(value) ? null : '',
);

/** The sizes of the parts of a file of so many bytes: all of PART_BYTES, but the last. */
export function partSizes(bytes: number): number[] {
  const last = bytes % PART_BYTES;
  const whole = Array.from({ length: Math.floor(bytes / PART_BYTES) }, () => PART_BYTES);
  return last === 0 ? whole : [...whole, last];
}

const MAX_PARTS = partSizes(MAX_ATTACHED_BYTES).length;

const listShape = listOf(
  exactly({
    name: fileName,
    type: matching('media type', MEDIA_TYPE),
    bytes: integer(1, MAX_ATTACHED_BYTES),
    sha256: sha256Hex,
    parts: listOf(exactly({ bytes: integer(1, PART_BYTES), sha256: sha256Hex }), 1, MAX_PARTS),
  }),
  1,
  MAX_ATTACHMENTS,
);

/** Shape, one way to cut each file, and not more in all than one act may have. */
export const attachmentsCheck = also<Attachment[]>(listShape, (attachments) => {
  const crooked = attachments.findIndex(({ bytes, parts }) => {
    const sizes = partSizes(bytes);
    return sizes.length !== parts.length || sizes.some((size, index) => parts[index]?.bytes !== size);
  });
  if (crooked >= 0) return `${crooked}.parts`;
  return attachments.reduce((sum, { bytes }) => sum + bytes, 0) > MAX_ATTACHED_BYTES ? 'bytes' : null;
});

const partShape = exactly({
  v: oneOf(1),
  case: caseId,
  from: stateCode,
  to: stateCode,
  urgency,
  act: bytes32,
  attachment: integer(0, MAX_ATTACHMENTS - 1),
  part: integer(0, MAX_PARTS - 1),
  bytes: integer(1, PART_BYTES),
  sha256: sha256Hex,
  at: instant,
});

export const partCheck = also<PartPayload>(partShape, ({ from, to }) => (from === to ? 'to' : null));

const LOWER: Record<Urgency, Urgency> = { emergency: 'urgent', urgent: 'routine', routine: 'routine' };

/** The urgency of an act's parts. */
export const urgencyOfParts = (act: Urgency): Urgency => LOWER[act];
