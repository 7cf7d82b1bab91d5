import { readFileSync } from 'node:fs';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';

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
  const values = withFiles(env, problems);
  const known = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
  const config = plainToInstance(type, known, { exposeDefaultValues: true });
  for (const error of validateSync(config, { whitelist: true, forbidUnknownValues: true })) {
    problems.push(...Object.values(error.constraints ?? { invalid: `${error.property} is not usable` }));
  }
  if (problems.length > 0) throw new ConfigError(problems);
  return Object.freeze(config);
}

function withFiles(env: NodeJS.ProcessEnv, problems: string[]): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    if (value === undefined) continue;
    if (!name.endsWith('_FILE')) {
      values[name] ??= value;
      continue;
    }
    const target = name.slice(0, -'_FILE'.length);
    if (env[target]) problems.push(`${target} and ${name} are both set`);
    else readSecret(name, value, target, values, problems);
  }
  return values;
}

function readSecret(name: string, path: string, target: string, values: Record<string, string>, problems: string[]) {
  try {
    values[target] = readFileSync(path, 'utf8').replace(/\r?\n$/, '');
  } catch {
    problems.push(`${name} names a file that cannot be read`);
  }
}
