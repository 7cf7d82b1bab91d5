import { decodeUtf8 } from './encoding.js';
import { MAX_DEPTH, MAX_NAME, MAX_STRING } from './limits.js';
import { EnvelopeRefused } from './refused.js';

/**
 * Parses JSON that has exactly one meaning in every language: valid UTF-8, RFC 8259 grammar, and no duplicate member names, no
 * `__proto__`, `constructor` or `prototype` members, only integers of magnitude up to 2^53-1 written without fraction,
 * exponent or `-0`, no NUL and no lone surrogates in strings, at most 32 levels deep.
 *
 * The text is checked in one pass with an explicit stack of at most 32 before `JSON.parse` sees it: time linear,
 * memory bounded by the text, whatever the text is.
 * @throws EnvelopeRefused 'json'; the cause says what and at which position, and quotes nothing
 */
export function parseStrictJson(bytes: Uint8Array): unknown {
  const text = decodeUtf8(bytes);
  new Scanner(text).value();
  return JSON.parse(text);
}

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);
const LITERALS = ['true', 'false', 'null'];
const SPACE = /[ \t\r\n]*/y;
/** The characters of a string up to its end, an escape, or what may not be in one. */
const PLAIN = /[^"\\\u0000-\u001f]*/y;
const ESCAPE = /u[0-9a-fA-F]{4}|["\\/bfnrt]/y;
/** All that could be meant as part of a number, so that what it is can be judged whole. */
const DIGITS = /[-+0-9.eE]+/y;
const INTEGER = /^-?(0|[1-9][0-9]{0,15})$/;
const ILL_FORMED = /\0|\p{Surrogate}/u;

/** An open array, or an open object with the names it has already. */
type Level = 'array' | Set<string>;

class Scanner {
  private at = 0;
  private readonly levels: Level[] = [];

  constructor(private readonly text: string) {}

  /** One value and nothing after it. Each turn reads a value, or opens a level; then closes what ends there. */
  value(): void {
    do {
      this.space();
      if (!this.opened()) {
        this.scalar();
        this.closeOrContinue();
      }
    } while (this.levels.length > 0);
    this.space();
    if (this.at < this.text.length) this.refuse('trailing characters');
  }

  /** @returns true when a level was opened and a value must follow */
  private opened(): boolean {
    const opening = this.text[this.at];
    if (opening !== '{' && opening !== '[') return false;
    if (this.levels.length >= MAX_DEPTH) this.refuse('too deep');
    this.at++;
    this.space();
    this.levels.push(opening === '[' ? 'array' : new Set());
    if (this.text[this.at] === this.closing()) {
      this.closeOrContinue();
      return true;
    }
    this.name();
    return true;
  }

  /** After a value: closes every level that ends here, or takes the comma and the next member's name. */
  private closeOrContinue(): void {
    while (this.levels.length > 0) {
      this.space();
      if (this.text[this.at] === ',') {
        this.at++;
        this.name();
        return;
      }
      if (this.text[this.at] !== this.closing()) this.refuse('expected a comma or an end');
      this.at++;
      this.levels.pop();
    }
  }

  private closing(): string {
    return this.levels.at(-1) === 'array' ? ']' : '}';
  }

  private name(): void {
    const level = this.levels.at(-1);
    if (!(level instanceof Set)) return;
    this.space();
    const name = this.string(MAX_NAME);
    if (FORBIDDEN.has(name)) this.refuse('forbidden member name');
    if (level.has(name)) this.refuse('duplicate member');
    level.add(name);
    this.space();
    if (this.text[this.at++] !== ':') this.refuse('expected a colon');
  }

  private scalar(): void {
    const first = this.text[this.at];
    if (first === '"') this.string(MAX_STRING);
    else if (first === '-' || (first !== undefined && first >= '0' && first <= '9')) this.integer();
    else this.literal();
  }

  private literal(): void {
    const literal = LITERALS.find((word) => this.text.startsWith(word, this.at));
    if (literal === undefined) this.refuse('expected a value');
    else this.at += literal.length;
  }

  private integer(): void {
    const start = this.at;
    this.run(DIGITS);
    const digits = this.text.slice(start, this.at);
    if (!INTEGER.test(digits)) this.refuse('not an integer');
    if (digits === '-0' || !Number.isSafeInteger(Number(digits))) this.refuse('unsafe integer');
  }

  /** @returns the string's value */
  private string(max: number): string {
    const start = this.at;
    if (this.text[this.at++] !== '"') this.refuse('expected a string');
    const escaped = this.toClosingQuote();
    const token = this.text.slice(start, this.at);
    const value = escaped ? (JSON.parse(token) as string) : token.slice(1, -1);
    if (value.length > max) this.refuse('string too long');
    if (escaped && ILL_FORMED.test(value)) this.refuse('ill-formed string');
    return value;
  }

  /** @returns whether an escape stood on the way */
  private toClosingQuote(): boolean {
    for (let escaped = false; ; escaped = true) {
      this.run(PLAIN);
      const end = this.text[this.at++];
      if (end === '"') return escaped;
      if (end !== '\\') this.refuse('string');
      this.run(ESCAPE);
    }
  }

  private space(): void {
    if (this.text.charCodeAt(this.at) <= 0x20) this.run(SPACE);
  }

  /** Passes over what the sticky pattern matches here. */
  private run(pattern: RegExp): void {
    pattern.lastIndex = this.at;
    if (!pattern.test(this.text)) this.refuse('unexpected character');
    this.at = pattern.lastIndex;
  }

  private refuse(what: string): never {
    throw new EnvelopeRefused('json', `${what} at ${this.at}`);
  }
}
