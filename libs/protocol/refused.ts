import { Problem } from '#convention';

/** Why, for the local security log only. Never sent, never shown: it would tell a forger how far he got. */
export type RefusalReason =
  | 'too-large'
  | 'malformed'
  | 'header'
  | 'wrong-recipient'
  | 'expired'
  | 'expiry-too-far'
  | 'unknown-key'
  | 'decryption'
  | 'padding'
  | 'id-mismatch'
  | 'header-mismatch'
  | 'part-mismatch'
  | 'signature'
  | 'json'
  | 'payload'
  | 'from-the-future';

/**
 * The one error of everything that fails to open or to verify: same code, same message, whatever was wrong. `reason`
 * and `cause` stay on this machine; neither ever holds content.
 */
export class EnvelopeRefused extends Problem {
  constructor(
    readonly reason: RefusalReason,
    cause?: unknown,
  ) {
    super('envelope-refused', 'The message could not be accepted.', {
      cause: typeof cause === 'string' ? new Error(cause) : cause,
    });
  }
}
