import {
  hashOf,
  readAct,
  seal,
  signAct,
  signJws,
  signReceipt,
  verifyReceipt,
  type ActPayload,
  type PrivateKey,
  type PublicKey,
  type ReceiptPayload,
  type SealInput,
} from '#protocol';
import { RegisterView, type KeyEntry, type Party } from '#register';
import { Directory } from '../../../apps/contact-point/directory/directory.service.js';
import type { TestState, World } from '../../support/world.js';
import { DAY, type Pair, type Sent } from './pair.js';

export interface SecurityEntry {
  code: string;
  subject: string;
  detail: Record<string, unknown>;
}

/** Signs and seals what no honest contact point would. */
export class Forger {
  private readonly world: World;

  constructor(private readonly pair: Pair) {
    this.world = pair.world;
  }

  /** What is in an envelope that its sender really sent. */
  async payload(sent: Sent): Promise<ActPayload> {
    return readAct(await this.pair.opened(sent));
  }

  /** Any bytes, sealed with any header to any key (the recipient's unless said otherwise). */
  seal(jws: string, header: Pick<SealInput, 'from' | 'to'> & Partial<SealInput>, key?: PublicKey): Promise<string> {
    const expiresAt = new Date(this.world.clock.now().getTime() + 30 * DAY);
    const sealing = key ?? this.world.state(header.to).keys.sealing.public;
    return seal({ jws, cty: 'act', id: hashOf(jws), urgency: 'routine', expiresAt, ...header }, sealing);
  }

  /** An act signed with any key, sealed as it should be. */
  async act(payload: ActPayload, key: PrivateKey): Promise<Sent> {
    const { jws, hash } = await signAct(payload, key);
    const { from, to, urgency } = payload;
    return { id: hash, type: 'act', recipient: to, envelope: await this.seal(jws, { from, to, urgency }) };
  }

  /** Something that is signed as an act and is none. */
  async nonsense(payload: object, key: PrivateKey): Promise<Sent> {
    const { jws, hash } = await signJws('rogatory-act+jws', payload, key);
    return { id: hash, type: 'act', recipient: 'BR', envelope: await this.seal(jws, { from: 'VN', to: 'BR' }) };
  }

  async receipt(change: Partial<ReceiptPayload> & { message: string }, key: PrivateKey): Promise<Sent> {
    const payload: ReceiptPayload = {
      v: 1,
      case: null,
      from: 'BR',
      to: 'VN',
      outcome: 'stored',
      code: null,
      at: this.pair.now(),
      checkpoint: null,
      ...change,
    };
    const { jws, hash } = await signReceipt(payload, key);
    const { from, to } = payload;
    return { id: hash, type: 'receipt', recipient: to, envelope: await this.seal(jws, { from, to, cty: 'receipt' }) };
  }

  /** The receipt in an envelope, verified as anybody verifies it: with the register's key of its author. */
  async verified(sent: Sent): Promise<ReceiptPayload> {
    const view = new RegisterView(this.world.document);
    const found = await verifyReceipt(
      await this.pair.opened(sent),
      (...asked) => view.key(...asked),
      this.world.clock.now(),
    );
    return found.payload;
  }

  /** Publishes the next version of the register with more keys of one State; nobody has asked for it yet. */
  async list(code: string, ...more: KeyEntry[]): Promise<void> {
    const { keys } = this.world.document.parties.find((party) => party.code === code)!;
    await this.change(code, { keys: [...keys, ...more] });
  }

  /** Publishes the next version of the register with another entry of one State; nobody has asked for it yet. */
  async change(code: string, change: Partial<Party>): Promise<void> {
    const { document } = this.world;
    const parties = document.parties.map((party) => (party.code === code ? { ...party, ...change } : party));
    await this.world.post({ ...document, parties, version: document.version + 1 });
  }

  async refresh(...states: TestState[]): Promise<void> {
    await Promise.all(states.map((state) => state.app.get(Directory).refresh()));
  }

  /** What has been refused since the last look. */
  async refusals(state: TestState): Promise<SecurityEntry[]> {
    const { rows } = await state.owner.query<SecurityEntry>(
      'SELECT code, subject, detail FROM security_log ORDER BY ctid',
    );
    const seen = this.seen.get(state) ?? 0;
    this.seen.set(state, rows.length);
    return rows.slice(seen);
  }

  private readonly seen = new Map<TestState, number>();
}

/** Changes one character of one of the five segments of an envelope. */
export const changed = (envelope: string, segment: number): string => {
  const parts = envelope.split('.');
  const part = parts[segment]!;
  const place = Math.floor(part.length / 2);
  parts[segment] = part.slice(0, place) + (part[place] === 'A' ? 'B' : 'A') + part.slice(place + 1);
  return parts.join('.');
};
