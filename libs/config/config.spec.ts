import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, MinLength } from 'class-validator';
import { ConfigError, readConfig } from './config.js';

class Sample {
  @Type(() => Number) @IsInt({ message: 'PORT must be a number' }) PORT = 80;
  @MinLength(4, { message: 'SECRET is too short' }) SECRET!: string;
  @IsOptional() @IsString() NOTE?: string;
}

const problemsOf = (env: Record<string, string>): readonly string[] => {
  try {
    readConfig(Sample, env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
};

describe('configuration', () => {
  let directory: string;
  beforeAll(() => (directory = mkdtempSync(path.join(tmpdir(), 'rogatory-config-'))));
  afterAll(() => rmSync(directory, { recursive: true }));

  it('is read from variables, with defaults, converted and frozen', () => {
    const config = readConfig(Sample, { PORT: '8080', SECRET: 'abcd', OTHER: 'ignored' });
    expect(config).toMatchObject({ PORT: 8080, SECRET: 'abcd' });
    expect(config).not.toHaveProperty('OTHER');
    expect(Object.isFrozen(config)).toBe(true);
    expect(readConfig(Sample, { SECRET: 'abcd', PORT: '' }).PORT).toBe(80);
  });

  it('takes a secret from a file, without its line end', () => {
    const file = path.join(directory, 'secret');
    writeFileSync(file, 'from-a-file\n');
    expect(readConfig(Sample, { SECRET_FILE: file }).SECRET).toBe('from-a-file');
    expect(problemsOf({ SECRET_FILE: file, SECRET: 'abcd' })).toEqual(['SECRET and SECRET_FILE are both set']);
  });

  it('names what is wrong and never a value', () => {
    expect(problemsOf({ PORT: 'x', SECRET: 'abc' })).toEqual(['PORT must be a number', 'SECRET is too short']);
    expect(problemsOf({ SECRET_FILE: '/nowhere/at/all' })).toContain('SECRET_FILE names a file that cannot be read');
  });

  it('leaves alone the *_FILE variables of others', () => {
    expect(problemsOf({ SECRET: 'abcd', SSL_CERT_FILE: '/nowhere' })).toEqual([]);
  });
});
