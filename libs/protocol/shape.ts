/** What a check takes for right, in Markdown: from this the tables of docs/protocol.md are written. */
export interface Form {
  /** In words, or the name of a form that many members have. */
  readonly says: string;
  /** What the name stands for. */
  readonly rule?: string;
  readonly orNull?: true;
  /** By name; `name?` may be absent, `[]` is any of a list, `*` any of an object whose names are free. */
  readonly members?: Readonly<Record<string, Form>>;
}

/** Checks one value: null when it is right, otherwise where it is wrong (`officer.role`). Never quotes the value. */
export interface Check {
  (value: unknown): string | null;
  readonly form: Form;
}

const WRONG = '';
const when = (right: boolean): string | null => (right ? null : WRONG);

export const check = (form: Form, where: (value: unknown) => string | null): Check =>
  Object.assign((value: unknown) => where(value), { form });

/** What is right by its shape, and by what holds between its members. */
export const also = <Value>(shape: Check, rule: (value: Value) => string | null): Check =>
  check(shape.form, (value) => shape(value) ?? rule(value as Value));

/** Exactly these members, each right: a missing or an unknown one is wrong; those named in `optional` may be absent. */
export function exactly(members: Record<string, Check>, optional: readonly string[] = []): Check {
  const names = Object.keys(members);
  const forms = names.map((name) => [optional.includes(name) ? `${name}?` : name, members[name]!.form]);
  return check({ says: 'object', members: Object.fromEntries(forms) }, (value) => {
    if (!isRecord(value)) return WRONG;
    if (Object.keys(value).some((name) => !Object.hasOwn(members, name))) return 'unknown member';
    for (const name of names) {
      if (!Object.hasOwn(value, name) && optional.includes(name)) continue;
      const wrong = Object.hasOwn(value, name) ? members[name]?.(value[name]) : WRONG;
      if (wrong !== null && wrong !== undefined) return wrong === WRONG ? name : `${name}.${wrong}`;
    }
    return null;
  });
}

export const oneOf = (...values: readonly (string | number | boolean)[]): Check =>
  check({ says: values.map((value) => `\`${JSON.stringify(value)}\``).join(', ') }, (value) =>
    when(values.some((one) => one === value)),
  );

export const orNull = (right: Check): Check =>
  check({ ...right.form, orNull: true }, (value) => (value === null ? null : right(value)));

export const integer = (min: number, max: number): Check =>
  check({ says: `${grouped(min)} to ${grouped(max)}` }, (value) =>
    when(Number.isSafeInteger(value) && (value as number) >= min && (value as number) <= max),
  );

const grouped = (value: number): string => value.toLocaleString('en');

export const matching = (says: string, pattern: RegExp): Check =>
  check({ says, rule: `\`${String(pattern)}\`` }, (value) => when(typeof value === 'string' && pattern.test(value)));

/** At most `max` members, each with a right name and a right value. */
export const record = (name: Check, member: Check, max: number): Check =>
  check(
    { says: `object of at most ${max} members, each named by a ${name.form.says}`, members: { '*': member.form } },
    (value) => {
      if (!isRecord(value) || Object.keys(value).length > max) return WRONG;
      for (const [key, held] of Object.entries(value)) {
        if (name(key) !== null) return 'member name';
        const wrong = member(held);
        if (wrong !== null) return wrong === WRONG ? key : `${key}.${wrong}`;
      }
      return null;
    },
  );

/** A list of `min` to `max` values, each right. */
export const listOf = (item: Check, min: number, max: number): Check =>
  check({ says: `list of ${min} to ${max}`, members: { '[]': item.form } }, (value) => {
    if (!Array.isArray(value) || value.length < min || value.length > max) return WRONG;
    for (const [index, one] of value.entries()) {
      const wrong = item(one);
      if (wrong !== null) return wrong === WRONG ? `${index}` : `${index}.${wrong}`;
    }
    return null;
  });

/** Two members, each right, that are not the same. */
export const pairOf = (right: Check): Check =>
  check({ says: 'list of 2 that differ', members: { '[]': right.form } }, (value) =>
    when(
      Array.isArray(value) &&
        value.length === 2 &&
        value[0] !== value[1] &&
        value.every((member) => right(member) === null),
    ),
  );

export const object = check({ says: 'any object' }, (value) => when(isRecord(value)));

const INSTANT =
  '`YYYY-MM-DDTHH:mm:ss.sssZ`, of the years 1900 to 2999, on a day that exists, hours to 23, seconds to 59';

export const instant = check({ says: 'instant', rule: INSTANT }, (value) => {
  if (typeof value !== 'string' || !/^(19\d\d|2\d{3})-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(value)) return WRONG;
  const date = new Date(value);
  return when(!Number.isNaN(date.getTime()) && date.toISOString() === value);
});

/** In canonical base64url: 42 characters, and a last one whose two unused bits are zero. */
export const bytes32 = matching('32 bytes', /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/);

/** ISO 3166-1 alpha-2, or a regional organisation's two letters. */
export const stateCode = matching('State', /^[A-Z]{2}$/);
export const urgency = oneOf('emergency', 'urgent', 'routine');
/** RFC 9562, lower case. */
export const caseId = matching('case id', /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);

/** Digest of a file: SHA-256 in lower-case hex, as `sha256sum` and the contents of acts write it. */
export const sha256Hex = matching('digest', /^[0-9a-f]{64}$/);

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
