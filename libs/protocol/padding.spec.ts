import { pad, unpad } from './padding.js';
import { refusal, uniform } from './spec/fixtures.js';

const changed = (bytes: Buffer, at: number, value: number): Buffer => {
  const copy = Buffer.from(bytes);
  copy[at] = value;
  return copy;
};

describe('padding', () => {
  test.each([
    [1, 4096],
    [4092, 4096],
    [4093, 16_384],
    [16_380, 16_384],
    [16_381, 65_536],
    [65_532, 65_536],
    [65_533, 262_144],
    [262_140, 262_144],
  ])('a message of %i characters becomes %i bytes and comes back', (length, bucket) => {
    const message = 'm'.repeat(length);
    expect(pad(message)).toHaveLength(bucket);
    expect(unpad(pad(message)).message).toBe(message);
  });

  test('larger is refused before it is sent, with the limit', () => {
    expect(() => pad('m'.repeat(262_141))).toThrow(
      expect.objectContaining({ code: 'message-too-large', details: { length: 262_141, max: 262_140 } }) as Error,
    );
  });

  test.each([
    ['a byte after the message', changed(pad('abc'), 7, 1)],
    ['a last byte', changed(pad('abc'), 4095, 1)],
    ['length zero', changed(pad('a'), 3, 0)],
    ['a length beyond the end', changed(pad('a'), 0, 0x7f)],
    ['a length with the sign bit', changed(pad('a'), 0, 0xff)],
    ['a bucket larger than needed', Buffer.concat([pad('abc'), Buffer.alloc(12_288)])],
    ['no bucket at all', pad('abc').subarray(0, 7)],
    ['nothing', Buffer.alloc(0)],
  ])('%s is refused', async (_name, bytes) => {
    expect(await refusal(() => unpad(bytes))).toEqual([uniform, 'padding']);
  });
});
