import { readFileSync } from 'node:fs';
import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, validateSync } from 'class-validator';

/** Start-up cannot go on: names what is wrong, never a value. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`configuration is not usable:\n${problems.map((p) => `  - ${p}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

/** The environment of this process. The only place in the project that reads it. */
export const environment = (): NodeJS.ProcessEnv => process.env;

/**
 * Reads a class-validator class of environment variables: properties are named like the variables.
 *
 * Any variable `X` may be given as `X_FILE`, a path whose contents (one trailing line end removed) are the value; both
 * at once is an error. Numbers and booleans are converted by the class's own `@Type`/`@Transform`.
 *
 * @returns a frozen instance
 * @throws ConfigError listing every variable that is wrong, without its value
 */
export function readConfig<T extends object>(type: new () => T, env: NodeJS.ProcessEnv = environment()): T {
  const problems: string[] = [];
  const known = Object.fromEntries(
    variablesOf(type).flatMap((name) => {
      const value = valueOf(env, name, problems);
      return value === undefined || value === '' ? [] : [[name, value]];
    }),
  );
  const config = plainToInstance(type, known, { exposeDefaultValues: true });
  for (const error of validateSync(config, { whitelist: true, forbidUnknownValues: true })) {
    problems.push(...Object.values(error.constraints ?? { invalid: `${error.property} is not usable` }));
  }
  if (problems.length > 0) throw new ConfigError(problems);
  return Object.freeze(config);
}

/** Names of the variables that a configuration class declares. */
export function variablesOf(type: new () => object): string[] {
  const metadata = getMetadataStorage().getTargetValidationMetadatas(type, '', false, false);
  return [...new Set(metadata.map(({ propertyName }) => propertyName))];
}

function valueOf(env: NodeJS.ProcessEnv, name: string, problems: string[]): string | undefined {
  const file = env[`${name}_FILE`];
  if (!file) return env[name];
  if (env[name]) problems.push(`${name} and ${name}_FILE are both set`);
  try {
    return readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  } catch {
    problems.push(`${name}_FILE names a file that cannot be read`);
    return undefined;
  }
}
