import { Transform, Type } from 'class-transformer';
import { IsIn, IsInt, IsJSON, IsOptional, IsString, IsUrl, Matches, Max, Min, MinLength } from 'class-validator';
import { IsKeyList } from './directory/key-list.js';

const url = (...protocols: string[]) => ({ protocols, require_tld: false, require_protocol: true });

/** Environment variables of a contact point; each may be given as `NAME_FILE` (docs/configuration.md is generated). */
export class ContactPointConfig {
  /** The State this contact point belongs to: ISO 3166-1 alpha-2. */
  @Matches(/^[A-Z]{2}$/, { message: 'STATE must be an ISO 3166-1 alpha-2 code' })
  STATE!: string;

  /** What this process does: any of api, exchange, clock, separated by commas. */
  @Transform(({ value }) => (typeof value === 'string' ? value.split(',').map((role) => role.trim()) : value))
  @IsIn(['api', 'exchange', 'clock'], { each: true, message: 'ROLES must be a list of api, exchange, clock' })
  ROLES: ('api' | 'exchange' | 'clock')[] = ['api', 'exchange', 'clock'];

  /** Postgres as the application's role, which may not change what is append-only. */
  @IsUrl(url('postgres', 'postgresql'), { message: 'DATABASE_URL must be a postgres:// URL' })
  DATABASE_URL!: string;

  /** Postgres as the owner of the schema: used at start-up for migrations and grants, then closed. Without it none are made. */
  @IsOptional()
  @IsUrl(url('postgres', 'postgresql'), { message: 'DATABASE_OWNER_URL must be a postgres:// URL' })
  DATABASE_OWNER_URL?: string;

  /** Database connections at most. */
  @Type(() => Number)
  @IsInt({ message: 'DATABASE_POOL must be a number' })
  @Min(2, { message: 'DATABASE_POOL must be at least 2' })
  @Max(100, { message: 'DATABASE_POOL must be at most 100' })
  DATABASE_POOL = 20;

  /** The broker: redis://, rediss:// or postgres:// (BullMQ on either). */
  @IsUrl(url('redis', 'rediss', 'postgres', 'postgresql'), { message: 'BROKER_URL must be redis:// or postgres://' })
  BROKER_URL!: string;

  /** Prefix of queue names; the same in the whole network. */
  @Matches(/^[A-Za-z0-9-]{1,40}$/, { message: 'BROKER_PREFIX is letters, digits and hyphens' })
  BROKER_PREFIX = 'rogatory';

  /** Messages taken from the inbound queue at the same time. */
  @Type(() => Number)
  @IsInt({ message: 'EXCHANGE_CONCURRENCY must be a number' })
  @Min(1, { message: 'EXCHANGE_CONCURRENCY must be at least 1' })
  @Max(64, { message: 'EXCHANGE_CONCURRENCY must be at most 64' })
  EXCHANGE_CONCURRENCY = 8;

  /** Where the register of contact points is served. */
  @IsUrl(url('http', 'https'), { message: 'REGISTER_URL must be a URL' })
  REGISTER_URL!: string;

  /** The pinned public key (JWK) that signs the register. */
  @IsJSON({ message: 'REGISTER_ANCHOR must be a JSON Web Key' })
  REGISTER_ANCHOR!: string;

  /** This State's private keys: JSON list of {kid, use, jwk}. */
  @IsKeyList('STATE_KEYS must be a JSON list of private keys {kid, use, jwk}, one for signing (sig) among them')
  STATE_KEYS!: string;

  /** Address the HTTP server listens on. */
  @IsString({ message: 'HTTP_HOST must be an address' })
  HTTP_HOST = '127.0.0.1';

  /** Port the HTTP server listens on. */
  @Type(() => Number)
  @IsInt({ message: 'HTTP_PORT must be a port number' })
  @Min(0, { message: 'HTTP_PORT must be a port number' })
  @Max(65535, { message: 'HTTP_PORT must be a port number' })
  HTTP_PORT = 4001;

  /** Reverse proxies in front of this process: so many addresses of X-Forwarded-For are believed. */
  @Type(() => Number)
  @IsInt({ message: 'TRUSTED_PROXIES must be a number' })
  @Min(0, { message: 'TRUSTED_PROXIES must be at least 0' })
  @Max(10, { message: 'TRUSTED_PROXIES must be at most 10' })
  TRUSTED_PROXIES = 0;

  /** Hours until a sign-in ends. */
  @Type(() => Number)
  @IsInt({ message: 'SESSION_HOURS must be a number' })
  @Min(1, { message: 'SESSION_HOURS must be at least 1' })
  @Max(24, { message: 'SESSION_HOURS must be at most 24' })
  SESSION_HOURS = 12;

  /** E-mail of the administrator made at first start, while there are no officers. */
  @IsOptional()
  @IsString({ message: 'FIRST_ADMINISTRATOR_EMAIL must be an e-mail address' })
  FIRST_ADMINISTRATOR_EMAIL?: string;

  /** Password of that administrator. */
  @IsOptional()
  @MinLength(12, { message: 'FIRST_ADMINISTRATOR_PASSWORD must have at least 12 characters' })
  FIRST_ADMINISTRATOR_PASSWORD?: string;

  /** How much is logged. */
  @IsIn(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
  LOG_LEVEL = 'info';
}
