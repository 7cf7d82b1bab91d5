/**
 * Little-endian, sign bit cleared, reduced or not: 0, 1, -1 of both curves, then the points of order 8 of Ed25519 and those
 * of X25519.
 */
const POINTS: ReadonlySet<string> = new Set([
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
  '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
]);

/**
 * Whether 32 bytes in base64url, as public key of Ed25519 or X25519, are a point of small order, in any spelling. Such a key
 * has no owner: everybody can make signatures that it verifies, for a message or for any, and knows what is agreed with it.
 */
export function isSmallOrder(x: string): boolean {
  const bytes = Buffer.from(x, 'base64url');
  bytes[31]! &= 0x7f;
  return POINTS.has(bytes.toString('hex'));
}
