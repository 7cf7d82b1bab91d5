import { createHash } from 'node:crypto';

/** The Idempotency-Key of what an officer asks for: the same again, for instance after a lost answer, is the same thing. */
export const derivedKey = (email: string, ...asked: unknown[]): string =>
  `cli-${createHash('sha256')
    .update(JSON.stringify([email.toLowerCase(), ...asked]))
    .digest('base64url')}`;
