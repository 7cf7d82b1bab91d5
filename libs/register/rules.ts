import 'reflect-metadata';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsObject, ValidateBy, ValidateIf, ValidateNested } from 'class-validator';
import { isSmallOrder } from '#protocol';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{3})?Z$/;
/** The years that dates in the terms of a request may have. */
const DATE = /^(19\d\d|2\d{3})-\d{2}-\d{2}$/;

/** True for an ISO 8601 instant in UTC that exists: `2026-01-31T08:00:00Z`, milliseconds allowed. */
export function isInstant(value: unknown): value is string {
  if (typeof value !== 'string' || !INSTANT.test(value)) return false;
  const time = Date.parse(value);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 19) === value.slice(0, 19);
}

/** True for a calendar date of the years 1900 to 2999 that exists: `2026-01-31`. */
export function isCalendarDate(value: unknown): value is string {
  return typeof value === 'string' && DATE.test(value) && isInstant(`${value}T00:00:00Z`);
}

/** True for what is written like an IANA time zone, as the protocol reads it; offsets such as `+07:00` are not zones. */
export const isZone = (value: unknown): value is string =>
  typeof value === 'string' && /^[A-Za-z][A-Za-z0-9_+/-]{0,63}$/.test(value);

/** True for a time zone that this machine's Intl knows. Readers may be older than whoever signs, and lack a new one. */
export function isKnownZone(value: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    return true;
  } catch {
    return false;
  }
}

/** True for 32 bytes in canonical base64url, the `x` of an Ed25519 or X25519 public key (RFC 8037), not of small order. */
export function isKeyCoordinate(value: unknown): value is string {
  if (typeof value !== 'string' || value.length !== 43) return false;
  const bytes = Buffer.from(value, 'base64url');
  return bytes.length === 32 && bytes.toString('base64url') === value && !isSmallOrder(value);
}

/** True for a key id as the protocol takes it in headers. */
export const isKeyId = (value: unknown): value is string =>
  typeof value === 'string' && /^[A-Za-z0-9._:/#@+-]{1,100}$/.test(value);

/** True for an absolute http or https address without user, password or fragment. */
export function isWebAddress(value: unknown): value is string {
  if (typeof value !== 'string' || value.length > 500 || !URL.canParse(value)) return false;
  const { protocol, username, password, hash } = new URL(value);
  return (protocol === 'https:' || protocol === 'http:') && username + password + hash === '';
}

const rule = (name: string, validate: (value: unknown) => boolean, message: string) => (): PropertyDecorator =>
  ValidateBy({ name, validator: { validate, defaultMessage: () => `$property ${message}` } });

export const IsInstant = rule('isInstant', isInstant, 'must be an instant in UTC (2026-01-31T08:00:00Z)');
export const IsCalendarDate = rule('isCalendarDate', isCalendarDate, 'must be a date (2026-01-31)');
export const IsZone = rule('isZone', isZone, 'must be an IANA time zone');
export const IsKeyCoordinate = rule(
  'isKeyCoordinate',
  isKeyCoordinate,
  'must be 32 bytes in base64url, and of no small order',
);
export const IsKeyId = rule('isKeyId', isKeyId, 'must be 1 to 100 of A-Z a-z 0-9 . _ : / # @ + -');
export const IsWebAddress = rule('isWebAddress', isWebAddress, 'must be an http or https address');

/** Null is accepted as such, everything else has to satisfy the other rules; a missing property does not. */
export const OrNull = (): PropertyDecorator => ValidateIf((_object, value) => value !== null);

/** An object of the class, its own rules included. */
export function Nested(type: () => new () => object): PropertyDecorator {
  return all([IsObject(), ValidateNested(), Type(type)]);
}

/** A list of objects of the class. Each must be an object: class-validator alone lets nested lists through. */
export function ListOf(type: () => new () => object, max: number, min = 0): PropertyDecorator {
  const each = { each: true };
  return all([IsArray(), ArrayMinSize(min), ArrayMaxSize(max), IsObject(each), ValidateNested(each), Type(type)]);
}

function all(decorators: PropertyDecorator[]): PropertyDecorator {
  return (target, property) => decorators.forEach((decorate) => decorate(target, property));
}
