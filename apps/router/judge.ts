import type { EnvelopeHeader } from '#protocol';
import type { RegisterView } from '#register';

/** Why a message is not routed: the codes of non-delivery notices. */
export type Refusal =
  | 'malformed'
  | 'too-large'
  | 'sender-mismatch'
  | 'sender-suspended'
  | 'unknown-recipient'
  | 'recipient-suspended'
  | 'expired'
  | 'recipient-behind'
  | 'rate-limited';

/**
 * Who may send what to whom. `sender` is the State whose queue the message came from: only that State can write there,
 * so it is the one thing that is certain. What the header claims is only compared with it.
 *
 * @returns null when the message is to be routed
 */
export function judge(header: EnvelopeHeader, sender: string, register: RegisterView, now: Date): Refusal | null {
  if (header.from !== sender) return 'sender-mismatch';
  const from = register.party(sender);
  if (!from || from.suspended) return 'sender-suspended';
  const to = register.party(header.to);
  if (!to || header.to === sender) return 'unknown-recipient';
  if (to.suspended) return 'recipient-suspended';
  return header.exp * 1000 <= now.getTime() ? 'expired' : null;
}
