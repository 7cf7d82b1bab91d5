/** Checks one value: null when it is right, otherwise where it is wrong (`officer.role`). Never quotes the value. */
export type Check = (value: unknown) => string | null;

const WRONG = '';
const when = (right: boolean): string | null => (right ? null : WRONG);

/** Exactly these members, each right: a missing or an unknown one is wrong; those named in `optional` may be absent. */
export function exactly(members: Record<string, Check>, optional: readonly string[] = []): Check {
  const names = Object.keys(members);
  return (value) => {
    if (!isRecord(value)) return WRONG;
    if (Object.keys(value).some((name) => !Object.hasOwn(members, name))) return 'unknown member';
    for (const name of names) {
      if (!Object.hasOwn(value, name) && optional.includes(name)) continue;
      const wrong = Object.hasOwn(value, name) ? members[name]?.(value[name]) : WRONG;
      if (wrong !== null && wrong !== undefined) return wrong === WRONG ? name : `${name}.${wrong}`;
    }
    return null;
  };
}

export const oneOf =
  (...values: readonly unknown[]): Check =>
  (value) =>
    when(values.includes(value));

export const orNull =
  (check: Check): Check =>
  (value) =>
    value === null ? null : check(value);

export const integer =
  (min: number, max: number): Check =>
  (value) =>
    when(Number.isSafeInteger(value) && (value as number) >= min && (value as number) <= max);

export const matching =
  (pattern: RegExp): Check =>
  (value) =>
    when(typeof value === 'string' && pattern.test(value));

/** At most `max` members, each with a right name and a right value. */
export const record =
  (name: Check, member: Check, max: number): Check =>
  (value) => {
    if (!isRecord(value) || Object.keys(value).length > max) return WRONG;
    for (const [key, held] of Object.entries(value)) {
      if (name(key) !== null) return 'member name';
      const wrong = member(held);
      if (wrong !== null) return wrong === WRONG ? key : `${key}.${wrong}`;
    }
    return null;
  };

/** A list of `min` to `max` values, each right. */
export const listOf =
  (check: Check, min: number, max: number): Check =>
  (value) => {
    if (!Array.isArray(value) || value.length < min || value.length > max) return WRONG;
    for (const [index, item] of value.entries()) {
      const wrong = check(item);
      if (wrong !== null) return wrong === WRONG ? `${index}` : `${index}.${wrong}`;
    }
    return null;
  };

/** Two members, each right, that are not the same. */
export const pairOf =
  (check: Check): Check =>
  (value) =>
    when(
      Array.isArray(value) &&
        value.length === 2 &&
        value[0] !== value[1] &&
        value.every((member) => check(member) === null),
    );

export const object: Check = (value) => when(isRecord(value));

/** An instant in the one spelling `YYYY-MM-DDTHH:mm:ss.sssZ`, of the years 1900 to 2999, and a day that exists. */
export const instant: Check = (value) => {
  if (typeof value !== 'string' || !/^(19\d\d|2\d{3})-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(value)) return WRONG;
  const date = new Date(value);
  return when(!Number.isNaN(date.getTime()) && date.toISOString() === value);
};

/** 32 bytes in canonical base64url: 42 characters, and a last one whose two unused bits are zero. */
export const bytes32 = matching(/^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/);

/** ISO 3166-1 alpha-2, or a regional organisation's two letters. */
export const stateCode = matching(/^[A-Z]{2}$/);
export const urgency = oneOf('emergency', 'urgent', 'routine');
/** RFC 9562, lower case. */
export const caseId = matching(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);

/** Digest of a file: SHA-256 in lower-case hex, as `sha256sum` and the contents of acts write it. */
export const sha256Hex = matching(/^[0-9a-f]{64}$/);

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
