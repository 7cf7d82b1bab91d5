import { isEmail, ValidateBy, type ValidationOptions } from 'class-validator';
import { isCalendarDate, isInstant } from '../instants.js';

const constraint = (
  name: string,
  message: string,
  validate: (value: unknown, object: Record<string, unknown>) => boolean,
  { parameters = [], ...options }: ValidationOptions & { parameters?: string[] } = {},
): PropertyDecorator =>
  ValidateBy(
    {
      name,
      constraints: parameters,
      validator: {
        validate: (value, args) => validate(value, (args?.object ?? {}) as Record<string, unknown>),
        defaultMessage: () => `$property ${message}`,
      },
    },
    options,
  );

export const IsInstant = () =>
  constraint(
    'isInstant',
    'must be an instant in UTC, of the years 1900 to 2999, such as 2026-03-01T08:00:00Z',
    isInstant,
  );

export const IsCalendarDate = () =>
  constraint(
    'isCalendarDate',
    'must be a calendar date, of the years 1900 to 2999, such as 2026-03-01',
    isCalendarDate,
  );

export const IsSha256 = () =>
  constraint('isSha256', 'must be a SHA-256 in 64 hexadecimal digits', (value) =>
    /^[0-9a-f]{64}$/.test(typeof value === 'string' ? value : ''),
  );

export const IsDecimal = () =>
  constraint('isDecimal', 'must be an amount in digits such as 1250.50', (value) =>
    /^(0|[1-9]\d{0,29})(\.\d{1,18})?$/.test(typeof value === 'string' ? value : ''),
  );

export const IsStateCode = (options?: ValidationOptions) =>
  constraint(
    'isStateCode',
    'must be a State by its ISO 3166-1 alpha-2 code',
    (value) => /^[A-Z]{2}$/.test(typeof value === 'string' ? value : ''),
    options,
  );

/** Lone surrogates have no UTF-8 and control characters no place in a database or on paper. */
export const IsPlainText = (options?: ValidationOptions) =>
  constraint(
    'isPlainText',
    'must be plain text without control characters',
    (value) => typeof value === 'string' && !/(?![\t\n\r])[\p{Cc}\p{Cs}]/u.test(value),
    options,
  );

/** As class-validator has it, which throws at lone surrogates and lets control characters and characters without width through. */
export const IsEmail = () =>
  constraint(
    'isEmail',
    'must be an email',
    (value) => typeof value === 'string' && !/[\p{Cc}\p{Cs}\p{Cf}]/u.test(value) && isEmail(value),
  );

/** Something that one sees: characters without width are none. */
export const IsGiven = (options?: ValidationOptions) =>
  constraint(
    'isGiven',
    'must not be blank',
    (value) => typeof value === 'string' && /[^\s\p{Cc}\p{Cf}\p{Cs}]/u.test(value),
    options,
  );

/** At least one of the properties of the object is given; `false` is not. */
export const AtLeastOne = (...properties: string[]) =>
  constraint(
    'atLeastOne',
    `must give at least one of ${properties.join(', ')}`,
    (value) => properties.some((property) => present((value as Record<string, unknown> | null)?.[property])),
    { parameters: properties },
  );

/** The other property is given too. Put it on both, since an absent property is not validated. */
export const PairedWith = (other: string) =>
  constraint('isPaired', `and ${other} are given together or not at all`, (_, object) => present(object[other]));

/** Not later than the other instant. */
export const NotAfter = (other: string) =>
  constraint('isNotAfter', `must not be later than ${other}`, (value, object) => {
    const limit = object[other];
    return !isInstant(value) || !isInstant(limit) || Date.parse(value) <= Date.parse(limit);
  });

const present = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== false && !(typeof value === 'string' && value.trim() === '');
