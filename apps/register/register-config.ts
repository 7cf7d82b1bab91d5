import { Type } from 'class-transformer';
import { IsIn, IsInt, IsNotEmpty, IsString, Max, Min, ValidateBy } from 'class-validator';
import { parseAnchor } from '#register';

const isAnchor = (value: unknown): boolean => {
  try {
    return typeof value === 'string' && parseAnchor(value).length > 0;
  } catch {
    return false;
  }
};

/** The environment of the register server. It has no private key, and nothing here is secret. */
export class RegisterConfig {
  /** TCP port; 0 takes any free one. */
  @Type(() => Number) @IsInt() @Min(0) @Max(65_535) REGISTER_PORT: number = 4000;

  /** Address to listen on. Others than this machine reach it through a proxy that adds TLS. */
  @IsString() @IsNotEmpty() REGISTER_HOST: string = '127.0.0.1';

  /** Folder of the published versions. One server per folder. */
  @IsString() @IsNotEmpty({ message: 'REGISTER_DIR must name a folder' }) REGISTER_DIR!: string;

  /** Public key whose signature is accepted: a JWK with `kid`, or a JWK Set of two while it is being exchanged. */
  @ValidateBy({
    name: 'isAnchor',
    validator: { validate: isAnchor, defaultMessage: () => 'REGISTER_ANCHOR must be a public Ed25519 JWK with a kid' },
  })
  REGISTER_ANCHOR!: string;

  /** How much is logged: fatal, error, warn, info, debug, trace or silent. */
  @IsIn(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']) LOG_LEVEL: string = 'info';
}
