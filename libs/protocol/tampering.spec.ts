import { isDeepStrictEqual } from 'node:util';
import { open, verifyAct } from './index.js';
import { findKey, keys, now, refusal, sealedAct, uniform } from './spec/fixtures.js';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const replaced = (text: string, at: number, by: string, drop = 1): string =>
  text.slice(0, at) + by + text.slice(at + drop);
const next = (char: string): string => alphabet[(alphabet.indexOf(char) + 1) % 64] ?? 'A';
const flipped = (char: string, bit: number): string => String.fromCharCode(char.charCodeAt(0) ^ (1 << bit));

/** Every position with its next letter; at every 13th (a stride that meets every place of a base64 quantum) more. */
function* damages(text: string): Generator<string> {
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    yield replaced(text, at, next(char));
    if (at % 13 !== 0) continue;
    yield replaced(text, at, flipped(char, at % 5));
    yield replaced(text, at, '');
    yield replaced(text, at, 'A', 0);
    yield replaced(text, at, '=');
  }
  for (const cut of [0, 1, text.length / 2, text.length - 1]) yield text.slice(0, cut);
  yield text + 'A';
}

async function receive(envelope: string): Promise<unknown> {
  const { message } = await open(envelope, 'BR', [keys.BR.enc], now);
  return verifyAct(message, findKey, now);
}

/** @returns how many were tried; fails on the first that is accepted, or refused with anything but the uniform error */
async function allRefused(texts: Iterable<string>, original: string, attempt: (text: string) => unknown) {
  const damaged = [...texts].filter((text) => text !== original);
  for (let at = 0; at < damaged.length; at += 64) {
    const batch = damaged.slice(at, at + 64).map((text) => refusal(() => attempt(text)));
    const shown = (await Promise.all(batch)).map(([told]) => told);
    expect(shown.filter((told) => !isDeepStrictEqual(told, uniform))).toEqual([]);
  }
  return damaged.length;
}

describe('one changed byte', () => {
  // Thousands of attempts: a second or two alone, longer beside other suites.
  const patience = 30_000;

  test(
    'of an envelope, anywhere, and it is refused like everything else',
    async () => {
      const { envelope } = await sealedAct();
      await expect(receive(envelope)).resolves.toBeDefined();
      const tried = await allRefused(damages(envelope), envelope, receive);
      expect(tried).toBeGreaterThan(envelope.length * 1.25);
    },
    patience,
  );

  test(
    'of a signed act, anywhere, and it is refused like everything else',
    async () => {
      const { jws } = await sealedAct();
      const tried = await allRefused(damages(jws), jws, (text) => verifyAct(text, findKey, now));
      expect(tried).toBeGreaterThan(jws.length * 1.25);
    },
    patience,
  );

  test(
    'of a signed act, a bit of every byte of header and payload, and every bit of the signature',
    async () => {
      const { jws } = await sealedAct({ contents: {} });
      function* bits(): Generator<string> {
        const segments = jws.split('.');
        for (const [index, segment] of segments.entries()) {
          const bytes = Buffer.from(segment, 'base64url');
          for (let bit = 0; bit < bytes.length * 8; bit += index === 2 ? 1 : 9) {
            const copy = Buffer.from(bytes);
            copy[bit >> 3]! ^= 1 << (bit & 7);
            yield segments.with(index, copy.toString('base64url')).join('.');
          }
        }
      }
      expect(await allRefused(bits(), jws, (text) => verifyAct(text, findKey, now))).toBeGreaterThan(900);
    },
    patience,
  );
});
