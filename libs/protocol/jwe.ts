import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  randomBytes,
  type JsonWebKey,
  type KeyObject,
} from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** The public half of a key pair that is made for one envelope. */
export type EphemeralKey = Pick<JsonWebKey, 'kty' | 'crv' | 'x'>;

/**
 * JWE compact serialisation (RFC 7516) with ECDH-ES over X25519 as direct key agreement and A256GCM: what the header
 * must already say. `epk` is added to it. Every call makes an ephemeral key and an initialisation vector of its own.
 */
export function encryptCompact(header: object, plaintext: Buffer, recipient: KeyObject): string {
  const ephemeral = generateKeyPairSync('x25519');
  const { kty, crv, x } = ephemeral.publicKey.export({ format: 'jwk' });
  const visible = encode(Buffer.from(JSON.stringify({ ...header, epk: { kty, crv, x } })));
  const iv = randomBytes(IV_BYTES);
  const key = contentKey(ephemeral.privateKey, recipient);
  const cipher = createCipheriv(CIPHER, key, iv, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(visible, 'ascii'));
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return [visible, '', encode(iv), encode(ciphertext), encode(cipher.getAuthTag())].join('.');
}

/**
 * Opens what `encryptCompact` makes. Form and header must have been checked (`peek`): only authenticity is left.
 * @throws Error when header, vector, ciphertext and tag do not belong together, or for another key
 */
export function decryptCompact(envelope: string, epk: EphemeralKey, recipient: KeyObject): Buffer {
  const [visible = '', , iv = '', ciphertext = '', tag = ''] = envelope.split('.');
  const { kty, crv, x } = epk;
  const key = contentKey(recipient, createPublicKey({ key: { kty, crv, x }, format: 'jwk' }));
  const decipher = createDecipheriv(CIPHER, key, decode(iv), { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(visible, 'ascii')).setAuthTag(decode(tag));
  return Buffer.concat([decipher.update(decode(ciphertext)), decipher.final()]);
}

/**
 * Concat KDF (RFC 7518 section 4.6.2) with SHA-256 for one key of 256 bits: round number, shared secret, then algorithm
 * (`enc`, as for all direct agreement), no PartyUInfo, no PartyVInfo, key length in bits.
 */
function contentKey(privateKey: KeyObject, publicKey: KeyObject): Buffer {
  const secret = diffieHellman({ privateKey, publicKey });
  if (secret.every((byte) => byte === 0)) throw new Error('a point of small order');
  return createHash('sha256').update(FIRST_ROUND).update(secret).update(OTHER_INFO).digest();
}

const word = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};
const ALGORITHM = Buffer.from('A256GCM');
const FIRST_ROUND = word(1);
const OTHER_INFO = Buffer.concat([word(ALGORITHM.length), ALGORITHM, word(0), word(0), word(256)]);

const encode = (bytes: Buffer): string => bytes.toString('base64url');
const decode = (text: string): Buffer => Buffer.from(text, 'base64url');
