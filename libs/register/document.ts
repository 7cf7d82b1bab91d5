import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  Equals,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsOptional,
} from 'class-validator';
import { IsString, Length, Matches, Max, Min } from 'class-validator';
import { instrumentStatuses, markMeanings, type InstrumentStatus, type Mark } from '#convention';
import {
  IsCalendarDate,
  IsInstant,
  IsKeyCoordinate,
  IsKeyId,
  IsWebAddress,
  IsZone,
  ListOf,
  Nested,
  OrNull,
} from './rules.js';

export const keyUses = ['sig', 'enc'] as const;
export type KeyUse = (typeof keyUses)[number];

export const powers = ['execute', 'facilitate', 'forward'] as const;
/** What a desk may do with a kind of request, strongest first. */
export type Power = (typeof powers)[number];

export const reservationEffects = [
  'article-excluded',
  'article-narrowed',
  'ground-reserved',
  'dispute-settlement-excluded',
  'declaration',
] as const;
/** What a reservation does: the article does not bind, binds less, allows one more ground for refusal, … */
export type ReservationEffect = (typeof reservationEffects)[number];

const units = ['police', 'prosecution', 'central-authority', 'ministry', 'judiciary', 'intelligence', 'other'] as const;
export type Unit = (typeof units)[number];

/** Readers keep versions in 32-bit integers, and the server as files of eight digits. */
const MAX_VERSION = 99_999_999;

const NAME = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** A public key of RFC 8037. There is no room for `d`: a private part makes the whole register unusable. */
export class RegisterJwk {
  @Equals('OKP') kty!: 'OKP';
  @IsIn(['Ed25519', 'X25519']) crv!: 'Ed25519' | 'X25519';
  @IsKeyCoordinate() x!: string;
}

/** A key with the time it may be used in, `notBefore` <= t < `notAfter`, cut short by `revokedAt`. */
export class KeyEntry {
  @IsKeyId() kid!: string;
  @IsIn(keyUses) use!: KeyUse;
  @Nested(() => RegisterJwk) jwk!: RegisterJwk;
  @IsInstant() notBefore!: string;
  @IsInstant() notAfter!: string;
  @OrNull() @IsInstant() revokedAt!: string | null;
}

/** What a desk may do with one kind of request. */
export class Capability {
  @Matches(NAME) @Length(1, 60) kind!: string;
  @IsIn(powers) may!: Power;
}

/** A desk of the contact point: people who answer. A State may run several (Article 41 asks for one address). */
export class Desk {
  @Matches(NAME) @Length(1, 60) id!: string;
  @IsString() @Length(1, 200) name!: string;
  @IsIn(units) unit!: Unit;
  @IsString() @Length(1, 200) hours!: string;
  @Matches(/^\+[0-9 ()-]{5,30}$/) phone!: string;
  @IsEmail() @Length(3, 200) email!: string;
  @ListOf(() => Capability, 40) capabilities!: Capability[];
}

/** Where the party's 24/7 contact point answers, and when it last confirmed its entry (Article 41(2): yearly). */
export class ContactPointEntry {
  @IsString() @Length(1, 200) name!: string;
  @IsWebAddress() url!: string;
  @IsInstant() confirmedAt!: string;
}

/** Where the party stands towards an instrument from the day `since`, a date in the party's own time zone. */
export class PartyStatus {
  @Matches(NAME) @Length(1, 60) instrument!: string;
  @IsIn(instrumentStatuses) status!: InstrumentStatus;
  /** Null where the day is not known; never null for `in-force` and `denounced`. */
  @OrNull() @IsCalendarDate() since!: string | null;
  @IsString() @Length(1, 500) source!: string;
  @IsIn(Object.keys(markMeanings)) mark!: Mark;
}

/** A reservation or declaration. `article` is written as `14` or `42(5)`. */
export class Reservation {
  @Matches(NAME) @Length(1, 60) instrument!: string;
  @Matches(/^\d{1,3}[a-z]?(\([0-9a-z]{1,4}\)){0,4}$/) article!: string;
  @IsString() @Length(1, 1000) summary!: string;
  @IsIn(reservationEffects) effect!: ReservationEffect;
}

/** A public holiday, a date where the party is. */
export class Holiday {
  @IsCalendarDate() date!: string;
  @IsString() @Length(1, 200) name!: string;
}

/** When the party does not work. Data to be edited: `rogatory register calendar` only makes a beginning. */
export class Calendar {
  /** ISO weekdays, 1 is Monday. */
  @IsArray()
  @ArrayMaxSize(6)
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(7, { each: true })
  weekend!: number[];
  @ListOf(() => Holiday, 400) holidays!: Holiday[];
  @IsString() @Length(1, 500) source!: string;
  /** The last date of which holidays are known. */
  @IsCalendarDate() until!: string;
}

/** One State or regional organisation of the network. */
export class Party {
  @Matches(/^[A-Z]{2}$/) code!: string;
  @IsString() @Length(1, 100) name!: string;
  @IsIn(['state', 'regional-organisation']) type!: 'state' | 'regional-organisation';
  @IsZone() zone!: string;
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @ArrayUnique()
  @Matches(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,4}$/, { each: true })
  languages!: string[];
  @IsBoolean() suspended!: boolean;
  @Nested(() => ContactPointEntry) contactPoint!: ContactPointEntry;
  @ListOf(() => Desk, 20) desks!: Desk[];
  @ListOf(() => KeyEntry, 50) keys!: KeyEntry[];
  @ListOf(() => PartyStatus, 100) instruments!: PartyStatus[];
  @ListOf(() => Reservation, 100) reservations!: Reservation[];
  /** Absent where nobody has given one. */
  @IsOptional() @Nested(() => Calendar) calendar?: Calendar;
}

/** The network's routers: they sign non-delivery notices. */
export class RouterEntry {
  @ListOf(() => KeyEntry, 50) keys!: KeyEntry[];
}

/** One version of the register. Versions count up by one; nothing in a published version ever changes. */
export class RegisterDocument {
  @Equals(1) v!: 1;
  @Matches(NAME) @Length(1, 60) network!: string;
  @IsInt() @Min(1) @Max(MAX_VERSION) version!: number;
  @IsInstant() issuedAt!: string;
  @ListOf(() => Party, 300) parties!: Party[];
  @Nested(() => RouterEntry) router!: RouterEntry;
}
