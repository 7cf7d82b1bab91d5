import type { InstrumentStatus } from '#convention';
import type { KeyEntry, KeyUse, Party, Power, RegisterDocument, Reservation } from './document.js';
import { powers } from './document.js';
import { localDate } from './local-date.js';

/** A public key as the protocol takes it. */
export interface RegisterKey {
  kid: string;
  use: KeyUse;
  jwk: { kty: 'OKP'; crv: 'Ed25519' | 'X25519'; x: string };
}

/** The name under which the routers' keys are asked for. No party can have it: codes are two capitals. */
export const ROUTER = 'router';

/**
 * One version of the register, ready to be asked. Frozen and pure: every answer that depends on time takes it as an
 * argument. Expects a document that `verifyRegister` has returned.
 */
export class RegisterView {
  readonly version: number;
  readonly network: string;
  readonly issuedAt: string;
  readonly document: Readonly<RegisterDocument>;
  readonly #parties: ReadonlyMap<string, Party>;
  readonly #keys: ReadonlyMap<string, readonly KeyEntry[]>;

  constructor(document: RegisterDocument) {
    this.document = deepFreeze(structuredClone(document));
    this.version = document.version;
    this.network = document.network;
    this.issuedAt = document.issuedAt;
    this.#parties = new Map(this.document.parties.map((party) => [party.code, party]));
    this.#keys = new Map([
      ...this.document.parties.map((party) => [party.code, party.keys] as const),
      [ROUTER, this.document.router.keys] as const,
    ]);
    Object.freeze(this);
  }

  /** Every party, in the order of the register, suspended ones included. */
  parties(): readonly Party[] {
    return this.document.parties;
  }

  /** The party with this code, suspended or not, or null. */
  party(code: string): Party | null {
    return this.#parties.get(code) ?? null;
  }

  /**
   * The key that the owner may use at this instant; null when there is none of that name, owner and use, when `at` is
   * outside its validity, or when it is revoked by then. `at` is the reader's clock, never a time the sender states:
   * whoever stole a key can date back what he signs. Suspension is not asked here, so that old acts still verify.
   *
   * @param code a party, or `router`
   * @param signedAt of an older signature, the day that its author states: the key must have been valid then, and must not
   *   be revoked at `at`, whatever the day
   */
  key(code: string, kid: string, use: KeyUse, at: Date, signedAt: Date = at): RegisterKey | null {
    const entry = this.#keys.get(code)?.find((key) => key.kid === kid && key.use === use);
    return entry && usableAt(entry, signedAt) && !revokedBy(entry, at) ? keyOf(entry) : null;
  }

  /** The key to seal to: of those usable at this instant, the one that became valid last; null when there is none. */
  sealingKey(code: string, at: Date): RegisterKey | null {
    const usable = (this.#keys.get(code) ?? []).filter((key) => key.use === 'enc' && usableAt(key, at));
    const newest = usable.sort((a, b) => Date.parse(b.notBefore) - Date.parse(a.notBefore)).at(0);
    return newest ? keyOf(newest) : null;
  }

  /**
   * Whether the instrument binds the party on that day. The day is the party's own: entry into force begins with the
   * date there. The latest entry that has begun decides; a denunciation takes effect on its `since`.
   */
  inForce(instrument: string, code: string, on: Date): boolean {
    return this.status(instrument, code, on) === 'in-force';
  }

  /** Where the party stands towards the instrument on that day. An entry whose day nobody knows gives way to any dated one. */
  status(instrument: string, code: string, on: Date): InstrumentStatus {
    const party = this.party(code);
    if (!party) return 'none';
    const today = localDate(on, party.zone);
    const begun = party.instruments.filter((s) => s.instrument === instrument && (s.since ?? '') <= today);
    const latest = begun.sort((a, b) => ((a.since ?? '') < (b.since ?? '') ? 1 : -1)).at(0);
    return latest?.status ?? 'none';
  }

  /** The party's reservation that covers the article (one on `42` covers `42(5)`, not the other way), or null. */
  reservation(instrument: string, code: string, article: string): Reservation | null {
    const reservations = this.party(code)?.reservations ?? [];
    const covers = (reserved: string) => article === reserved || article.startsWith(`${reserved}(`);
    return reservations.find((r) => r.instrument === instrument && covers(r.article)) ?? null;
  }

  /** The most that any desk of the party may do with a kind of request; null when no desk takes it. */
  mayDo(code: string, kind: string): Power | null {
    const desks = this.party(code)?.desks ?? [];
    const granted = new Set(
      desks.flatMap((desk) => desk.capabilities.filter((c) => c.kind === kind).map((c) => c.may)),
    );
    return powers.find((power) => granted.has(power)) ?? null;
  }
}

function usableAt(key: KeyEntry, at: Date): boolean {
  const time = at.getTime();
  return Date.parse(key.notBefore) <= time && time < Date.parse(key.notAfter) && !revokedBy(key, at);
}

const revokedBy = ({ revokedAt }: KeyEntry, at: Date): boolean =>
  revokedAt !== null && at.getTime() >= Date.parse(revokedAt);

function keyOf({ kid, use, jwk }: KeyEntry): RegisterKey {
  return { kid, use, jwk };
}

function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  Object.values(value).forEach(deepFreeze);
  return Object.freeze(value);
}
