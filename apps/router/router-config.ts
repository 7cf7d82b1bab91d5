import { Type } from 'class-transformer';
import { IsIn, IsInt, IsNotEmpty, IsOptional, IsString, IsUrl, Matches, Max, Min, ValidateBy } from 'class-validator';
import { parseAnchor } from '#register';
import { parseRouterKey } from './router-key.js';

/** Checks a text by parsing it; the message never repeats it, because it may be a secret. */
const Parses = (parse: (text: string) => unknown, message: string): PropertyDecorator => {
  const validate = (value: unknown): boolean => {
    try {
      return typeof value === 'string' && Boolean(parse(value));
    } catch {
      return false;
    }
  };
  return ValidateBy({ name: 'parses', validator: { validate, defaultMessage: () => message } });
};

/** The environment of a router. */
export class RouterConfig {
  /** The network's broker, with the router's user: redis://, rediss:// or postgres://. */
  @Matches(/^(rediss?|postgres(ql)?):\/\//, { message: 'BROKER_URL must be a redis:// or a postgres:// URL' })
  BROKER_URL!: string;

  /** Keeps networks on one broker apart; the same for everybody on a network. */
  @Matches(/^[A-Za-z0-9-]{1,40}$/) BROKER_PREFIX: string = 'rogatory';

  /** Base address of the register server. */
  @IsUrl({ require_tld: false, protocols: ['http', 'https'], require_protocol: true }) REGISTER_URL!: string;

  /** The public key that signs registers: a JWK with `kid`, or a JWK Set of two while it is being exchanged. */
  @Parses(parseAnchor, 'REGISTER_ANCHOR must be a public Ed25519 JWK with a kid')
  REGISTER_ANCHOR!: string;

  /** Signs non-delivery notices: a private Ed25519 JWK (RFC 8037) with the `kid` that the register lists. Secret. */
  @Parses(parseRouterKey, 'ROUTER_KEY must be a private Ed25519 JWK with a kid')
  ROUTER_KEY!: string;

  /** TCP port for health and metrics; 0 takes any free one. */
  @Type(() => Number) @IsInt() @Min(0) @Max(65_535) ROUTER_PORT: number = 4080;

  /** Address to listen on. */
  @IsString() @IsNotEmpty() ROUTER_HOST: string = '127.0.0.1';

  /**
   * Messages of up to 64 Ki characters per minute that one State may send through this router process (longer ones count
   * as several); a minute's worth may come at once. Half of what one contact point takes in.
   */
  @Type(() => Number) @IsInt() @Min(1) @Max(10_000_000) ROUTER_RATE_PER_MINUTE: number = 6_000;

  /** Seconds between two looks at the register: how long a suspension or a new party takes to be known. */
  @Type(() => Number) @IsInt() @Min(1) @Max(3600) ROUTER_REFRESH_SECONDS: number = 10;

  /** Where the newest register is kept, so that the router starts while the register server is away. */
  @IsOptional() @IsString() @IsNotEmpty() ROUTER_CACHE_PATH?: string;

  /** How much is logged: fatal, error, warn, info, debug, trace or silent. */
  @IsIn(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']) LOG_LEVEL: string = 'info';
}
