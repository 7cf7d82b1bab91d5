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
const NUMBER = /-?(?:0|[1-9][0-9]*)/y;
const UNICODE_ESCAPE = /u[0-9a-fA-F]{4}/y;
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
    NUMBER.lastIndex = this.at;
    const digits = NUMBER.exec(this.text)?.[0] ?? this.refuse('number');
    this.at += digits.length;
    if (/[0-9.eE]/.test(this.text.charAt(this.at))) this.refuse('not an integer');
    if (digits === '-0' || digits.length > 17 || !Number.isSafeInteger(Number(digits))) this.refuse('unsafe integer');
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

  /** @returns whether there was any escape on the way */
  private toClosingQuote(): boolean {
    let escaped = false;
    for (;;) {
      const unit = this.text.charCodeAt(this.at++);
      if (unit === 0x22) return escaped;
      if (Number.isNaN(unit) || unit < 0x20) this.refuse('string');
      if (unit === 0x5c) {
        escaped = true;
        this.escape();
      }
    }
  }

  private escape(): void {
    UNICODE_ESCAPE.lastIndex = this.at;
    if (UNICODE_ESCAPE.test(this.text)) this.at += 5;
    else if (this.at < this.text.length && '"\\/bfnrt'.includes(this.text.charAt(this.at))) this.at++;
    else this.refuse('escape');
  }

  private space(): void {
    for (;;) {
      const unit = this.text.charCodeAt(this.at);
      if (unit !== 0x20 && unit !== 0x0a && unit !== 0x0d && unit !== 0x09) return;
      this.at++;
    }
  }

  private refuse(what: string): never {
    throw new EnvelopeRefused('json', `${what} at ${this.at}`);
  }
}
