import type { LoggerService } from '@nestjs/common';
import { pino, type DestinationStream, type Level, type Logger } from 'pino';
import { environment } from './config.js';

const LEVELS: readonly string[] = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

export type ProcessLogger = LoggerService & Required<Pick<LoggerService, 'debug' | 'verbose' | 'fatal'>>;

/**
 * The log of a process: one line of JSON per event on standard output, behind NestJS's LoggerService. `LOG_LEVEL`
 * (fatal, error, warn, info, debug, trace, silent; info unless given) says how much.
 *
 * Content must never get here. What may go wrong is closed off: of an object only short text, numbers and booleans are
 * written; of an error its name, its code and where it arose, but not its message, because drivers and parsers quote
 * what they were given. A message that is safe to show (a Problem's) is passed as text.
 */
export function createLogger(
  name: string,
  to: DestinationStream = process.stdout,
  wanted = environment().LOG_LEVEL ?? '',
): ProcessLogger {
  const level = LEVELS.includes(wanted) ? wanted : 'info';
  return new JsonLogger(pino({ name, level, base: { pid: process.pid } }, to));
}

class JsonLogger implements ProcessLogger {
  constructor(private readonly pino: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.write('info', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  /** NestJS passes, after the message: more messages, a stack with an error, and the context as the last text. */
  private write(level: Level, message: unknown, rest: unknown[]): void {
    const context = typeof rest.at(-1) === 'string' ? { context: rest.pop() } : {};
    const parts = [message, ...rest].filter((part) => part !== undefined);
    const fields = Object.assign({}, context, ...parts.map(fieldsOf)) as object;
    const text = parts.filter((part) => typeof part === 'string' && !isStack(part)).join(' ');
    this.pino[level](fields, text || undefined);
  }
}

function fieldsOf(part: unknown): Record<string, unknown> {
  if (part instanceof Error) return errorOf(part);
  if (typeof part === 'string') return isStack(part) ? { at: framesOf(part) } : {};
  if (typeof part !== 'object' || part === null) return { value: part };
  const short = (value: unknown) => typeof value !== 'string' || value.length <= 200;
  const plain = (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value) && short(value);
  return Object.fromEntries(Object.entries(part).filter(([, value]) => plain(value)));
}

function errorOf(error: Error): Record<string, unknown> {
  const { code } = error as { code?: unknown };
  const cause = error.cause instanceof Error ? { cause: errorOf(error.cause) } : {};
  const at = framesOf(error.stack ?? '');
  return { error: error.name, ...(typeof code === 'string' ? { code } : {}), at, ...cause };
}

const FRAME = /^\s+at /;
const isStack = (text: string): boolean => text.split('\n').some((line) => FRAME.test(line));
const framesOf = (stack: string): string[] =>
  stack
    .split('\n')
    .filter((line) => FRAME.test(line))
    .map((line) => line.trim());
