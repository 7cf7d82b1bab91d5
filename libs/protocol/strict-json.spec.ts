import fc from 'fast-check';
import { EnvelopeRefused, parseStrictJson } from './index.js';

const parse = (text: string | Uint8Array) => parseStrictJson(typeof text === 'string' ? Buffer.from(text) : text);
const why = (text: string | Uint8Array): string => {
  try {
    parse(text);
  } catch (error) {
    if (error instanceof EnvelopeRefused && error.cause instanceof Error) return error.cause.message;
    throw error;
  }
  return 'accepted';
};

describe('strict JSON', () => {
  test.each([
    ['null', null],
    ['true', true],
    [' false\n', false],
    ['0', 0],
    ['-7', -7],
    ['9007199254740991', Number.MAX_SAFE_INTEGER],
    ['-9007199254740991', Number.MIN_SAFE_INTEGER],
    ['""', ''],
    ['"\\u0041\\n\\"\\\\\\/ \\ud83d\\ude00"', 'A\n"\\/ 😀'],
    ['[]', []],
    ['{}', {}],
    ['[[],{},[{}]]', [[], {}, [{}]]],
    ['{"a":{"b":[1,{"c":"d"}]},"e":[]}', { a: { b: [1, { c: 'd' }] }, e: [] }],
    ['\t{ "a" : [ 1 , 2 ] , "b" : null }\r\n', { a: [1, 2], b: null }],
    ['[{"a":1},{"a":2}]', [{ a: 1 }, { a: 2 }]],
  ])('%j is read', (text, value) => {
    expect(parse(text)).toEqual(value);
  });

  test.each([
    ['', 'expected a value'],
    [' ', 'expected a value'],
    ['nul', 'expected a value'],
    ['True', 'expected a value'],
    ['NaN', 'expected a value'],
    ['truefalse', 'trailing characters'],
    ['{}{}', 'trailing characters'],
    ['[1,]', 'expected a value'],
    ['[,1]', 'expected a value'],
    ['[1 2]', 'expected a comma or an end'],
    ['[1', 'expected a comma or an end'],
    ['[1}', 'expected a comma or an end'],
    ['{"a":1]', 'expected a comma or an end'],
    ['{"a":1,}', 'expected a string'],
    ['{,}', 'expected a string'],
    ['{a:1}', 'expected a string'],
    ["{'a':1}", 'expected a string'],
    ['{"a"}', 'expected a colon'],
    ['{"a" 1}', 'expected a colon'],
    ['{"a":}', 'expected a value'],
    ['"abc', 'string at'],
    ['"a\nb"', 'string at'],
    ['"a\\', 'unexpected character'],
    ['"\\x41"', 'unexpected character'],
    ['"\\u12g4"', 'unexpected character'],
    ['/* c */ 1', 'expected a value'],
    ['\ufeff{}', 'expected a value'],
    ['-', 'not an integer'],
    ['01', 'not an integer'],
    ['+1', 'expected a value'],
    ['1.0', 'not an integer'],
    ['1e3', 'not an integer'],
    ['1E3', 'not an integer'],
    ['-0', 'unsafe integer'],
    ['9007199254740992', 'unsafe integer'],
    ['-9007199254740992', 'unsafe integer'],
    ['1' + '0'.repeat(400), 'not an integer'],
    ['9'.repeat(16), 'unsafe integer'],
    ['1-1', 'not an integer'],
    ['1.', 'not an integer'],
    ['{"a":1,"a":1}', 'duplicate member'],
    ['{"a":1,"\\u0061":2}', 'duplicate member'],
    ['{"x":[{"a":1,"b":{},"a":1}]}', 'duplicate member'],
    ['{"__proto__":{}}', 'forbidden member name'],
    ['{"a":[{"\\u005f_proto__":1}]}', 'forbidden member name'],
    ['{"constructor":1}', 'forbidden member name'],
    ['{"prototype":1}', 'forbidden member name'],
    ['"\\ud800"', 'ill-formed string'],
    ['"\\udc00\\ud800"', 'ill-formed string'],
    ['"\\u0000"', 'ill-formed string'],
    ['{"\\ud800":1}', 'ill-formed string'],
    [`{"${'n'.repeat(129)}":1}`, 'string too long'],
    [`"${'s'.repeat(65_537)}"`, 'string too long'],
    ['['.repeat(33) + ']'.repeat(33), 'too deep'],
  ])('%j is refused', (text, reason) => {
    expect(why(text)).toContain(reason);
  });

  test.each([
    ['a lone continuation byte', [0x22, 0x80, 0x22]],
    ['an overlong slash', [0x22, 0xc0, 0xaf, 0x22]],
    ['an encoded surrogate', [0x22, 0xed, 0xa0, 0x80, 0x22]],
    ['a cut sequence', [0x22, 0xe4, 0xbf, 0x22]],
    ['beyond U+10FFFF', [0x22, 0xf4, 0x90, 0x80, 0x80, 0x22]],
    ['UTF-16', [0xff, 0xfe, 0x22, 0x00]],
  ])('%s is refused as not UTF-8', (_name, bytes) => {
    expect(why(Uint8Array.from(bytes))).toBe('not UTF-8');
  });

  test('32 levels are read', () => {
    expect(parse('['.repeat(32) + ']'.repeat(32))).toBeInstanceOf(Array);
  });

  test('a reason never quotes the text', () => {
    expect(why('{"secret-name":1,"secret-name":2}')).toBe('duplicate member at 30');
  });

  test('hostile bulk is answered without recursion', () => {
    const members = (count: number) => `{${Array.from({ length: count }, (_, i) => `"k${i}":0`).join()}}`;
    expect(why('['.repeat(100_000))).toContain('too deep');
    expect(why('{"a":'.repeat(100_000))).toContain('too deep');
    expect(Object.keys(parse(members(40_000)) as object)).toHaveLength(40_000);
    expect(why(members(1_000_000).replace('"k1":', '"k0":'))).toContain('duplicate');
    expect(why('"' + '\\u0061'.repeat(100_000) + '"')).toContain('too long');
    expect(why('-'.repeat(1_000_000))).toContain('not an integer');
    expect(why('1'.repeat(1_000_000))).toContain('not an integer');
  });

  test('whatever JSON.stringify writes of integers and well-formed strings is read back', () => {
    const text = fc.string({ unit: 'grapheme' }).filter((s) => !s.includes('\0'));
    const name = text.filter((s) => s.length < 100 && !['__proto__', 'constructor', 'prototype'].includes(s));
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof({ maxDepth: 6 }, tie('leaf'), tie('list'), tie('record')),
      leaf: fc.oneof(fc.maxSafeInteger(), fc.boolean(), fc.constant(null), text),
      list: fc.array(tie('tree'), { maxLength: 5 }),
      record: fc.dictionary(name, tie('tree'), { maxKeys: 5, noNullPrototype: true }),
    }));
    fc.assert(
      fc.property(tree, fc.constantFrom(0, 2, '\t'), (value, space) => {
        const written = JSON.stringify(value, null, space);
        fc.pre(!/(?<![\d"])-0(?!\d)/.test(written));
        expect(parse(written)).toEqual(JSON.parse(written));
      }),
      { numRuns: 300 },
    );
  });

  test('what JSON.parse refuses is refused, however it was damaged', () => {
    const start = '{"a":[1,-2,"x\\u00e9\\n",{"b":null}],"c":{"d":true,"e":"ü😀"}}';
    fc.assert(
      fc.property(fc.nat(start.length), fc.nat(3), fc.constantFrom(...'{}[]:,"\\-0.eu tn\u0001'), (at, drop, put) => {
        const text = start.slice(0, at) + put + start.slice(at + drop);
        const bytes = Buffer.from(text);
        if (why(bytes) === 'accepted') expect(parse(bytes)).toEqual(JSON.parse(bytes.toString()));
      }),
      { numRuns: 2000 },
    );
  });
});
