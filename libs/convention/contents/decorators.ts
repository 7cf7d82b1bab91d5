import 'reflect-metadata';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  Equals,
  IsArray,
  IsBoolean,
  IsDefined,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import type { ProvisionId } from '../provisions.js';
import type { ContentsClass } from '../procedure.js';
import { remember } from './registry.js';
import {
  IsCalendarDate,
  IsDecimal,
  IsEmail,
  IsGiven,
  IsInstant,
  IsPlainText,
  IsSha256,
  IsStateCode,
} from './constraints.js';

export interface Presence {
  optional?: true;
}

/** Ties a property to what it is called and to the provision that asks for it. Nested properties inherit the provision. */
export function Provided(provision: ProvisionId | null, title: string): PropertyDecorator {
  return (target, property) => remember(target, property, { title, ...(provision && { provision }) });
}

/** Text of at most `max` UTF-16 units, not blank, without control characters. An optional one may be empty. */
export const Text = (max: number, presence: Presence = {}): PropertyDecorator =>
  all(IsString(), IsPlainText(), IsGiven(), MaxLength(max), blankable(presence));

/** A State by its ISO 3166-1 alpha-2 code. */
export const StateCode = (presence: Presence = {}): PropertyDecorator =>
  all(IsString(), IsStateCode(), MaxLength(2), required(presence));

export const StateCodes = (count: number, presence: Presence = {}): PropertyDecorator =>
  all(Texts(count, 2, presence), IsStateCode({ each: true }));

/** The SHA-256 of something, in hexadecimal. */
export const Sha256 = (presence: Presence = {}): PropertyDecorator =>
  all(IsString(), IsSha256(), MaxLength(64), required(presence));

/** An amount, written out: what is signed holds no fractions. Up to 18 decimals, as the small units of tokens need. */
export const Decimal = (presence: Presence = {}): PropertyDecorator =>
  all(IsString(), IsDecimal(), MaxLength(49), required(presence));

export const Email = (presence: Presence = {}): PropertyDecorator =>
  all(IsString(), IsEmail(), MaxLength(254), blankable(presence));

export const OneOf = (values: readonly string[], presence: Presence = {}): PropertyDecorator =>
  all(IsString(), IsIn(values), required(presence));

export const Yes = (): PropertyDecorator => all(Equals(true), IsDefined());
export const YesNo = (presence: Presence = {}): PropertyDecorator => all(IsBoolean(), required(presence));

export const WholeNumber = (min: number, max: number, presence: Presence = {}): PropertyDecorator =>
  all(IsInt(), Min(min), Max(max), required(presence));

/** An instant in UTC of the years 1900 to 2999: `2026-03-01T08:00:00Z`, with up to three decimals. */
export const Instant = (presence: Presence = {}): PropertyDecorator => all(IsString(), IsInstant(), required(presence));

/** A calendar date of the years 1900 to 2999: `2026-03-01`. */
export const CalendarDate = (presence: Presence = {}): PropertyDecorator =>
  all(IsString(), IsCalendarDate(), required(presence));

export const Texts = (count: number, max: number, presence: Presence = {}): PropertyDecorator =>
  all(
    IsArray(),
    ArrayMinSize(1),
    ArrayMaxSize(count),
    IsString({ each: true }),
    IsPlainText({ each: true }),
    IsGiven({ each: true }),
    MaxLength(max, { each: true }),
    required(presence),
  );

/** Some of the values, each of them once at most in a meaningful list; at least one. */
export const SomeOf = (values: readonly string[], presence: Presence = {}): PropertyDecorator =>
  all(
    IsArray(),
    ArrayMinSize(1),
    ArrayMaxSize(values.length),
    IsString({ each: true }),
    IsIn(values, { each: true }),
    required(presence),
  );

/** One object of a class. `IsObject` because ValidateNested alone lets an array through. */
export const Nested = (type: () => ContentsClass, presence: Presence = {}): PropertyDecorator =>
  all(IsObject(), ValidateNested(), Type(type), nested(type), required(presence));

export interface Fullness extends Presence {
  /** At least so many. */
  min?: number;
}

/** A list of objects of a class. `IsObject` because ValidateNested alone lets null elements through. */
export const ListOf = (type: () => ContentsClass, count: number, presence: Fullness = {}): PropertyDecorator =>
  all(
    IsArray(),
    ...(presence.min ? [ArrayMinSize(presence.min)] : []),
    ArrayMaxSize(count),
    IsObject({ each: true }),
    ValidateNested({ each: true }),
    Type(type),
    nested(type),
    required(presence),
  );

const nested =
  (type: () => ContentsClass): PropertyDecorator =>
  (target, property) =>
    remember(target, property, { nested: type });

const required = (presence: Presence) => (presence.optional ? IsOptional() : IsDefined());

/** Forms post empty text for what nobody filled in: an optional one counts as absent. */
const blankable = (presence: Presence) =>
  presence.optional
    ? ValidateIf((_, value: unknown) => value !== undefined && value !== null && value !== '')
    : IsDefined();

const all =
  (...decorators: PropertyDecorator[]): PropertyDecorator =>
  (target, property) => {
    for (const decorate of decorators) decorate(target, property);
  };
