import { Injectable } from '@nestjs/common';
import {
  open,
  verifyAct,
  verifyNotice,
  verifyPart,
  verifyReceipt,
  EnvelopeRefused,
  type ActPayload,
  type Content,
  type NoticePayload,
  type Opened,
  type ReceiptPayload,
} from '#protocol';
import type { RegisterView } from '#register';
import { Clock } from '../clock.js';
import { ContactPointConfig } from '../contact-point.config.js';
import { Directory } from '../directory/directory.service.js';
import { StateKeys } from '../directory/state-keys.js';
import { SecurityLog } from '../operations/security-log.js';
import type { Arrival } from './ingest.service.js';
import type { PartArrival } from './part-keeper.service.js';

/** The register is asked for a key that is missing here at most this often, whoever sends how much (ms). */
const PAUSE = 1_000;

/** Opens what was sealed to this State and verifies who signed it, with the register's keys only. */
@Injectable()
export class Trust {
  private askedAt = Number.NEGATIVE_INFINITY;
  private asking: Promise<unknown> | null = null;

  constructor(
    private readonly config: ContactPointConfig,
    private readonly keys: StateKeys,
    private readonly directory: Directory,
    private readonly clock: Clock,
    private readonly security: SecurityLog,
  ) {}

  /** @throws EnvelopeRefused */
  async act(envelope: string): Promise<Arrival> {
    const { message } = await this.opened(envelope, 'act');
    const { payload, hash } = await this.verified(() => verifyAct(message, this.directory.findKey, this.clock.now()));
    const register = payload.terms ? await this.stated(payload, payload.terms.register) : null;
    return { payload, hash, jws: message.jws, register };
  }

  /** @throws EnvelopeRefused */
  async part(envelope: string): Promise<PartArrival> {
    const { message, part } = await this.opened(envelope, 'part');
    const { payload, hash } = await this.verified(() => verifyPart(message, this.directory.findKey, this.clock.now()));
    return { payload, hash, jws: message.jws, bytes: part! };
  }

  /** @throws EnvelopeRefused */
  async receipt(envelope: string): Promise<{ payload: ReceiptPayload; jws: string }> {
    const { message } = await this.opened(envelope, 'receipt');
    const { payload } = await this.verified(() => verifyReceipt(message, this.directory.findKey, this.clock.now()));
    return { payload, jws: message.jws };
  }

  /** @throws EnvelopeRefused also when the notice is about somebody else's message */
  async notice(jws: string): Promise<NoticePayload> {
    const { payload } = await this.verified(() => verifyNotice(jws, this.directory.findKey, this.clock.now()));
    if (payload.from !== this.config.STATE) throw new EnvelopeRefused('wrong-recipient');
    return payload;
  }

  /** The version that terms name; null, and noted, when it is not to be had here: then they are believed. */
  private async stated({ from, case: id }: ActPayload, version: number): Promise<RegisterView | null> {
    if (version > this.directory.current().version) await this.refreshed();
    const register = await this.directory.version(version);
    if (!register) await this.security.record('terms-unchecked', `State:${from}`, { case: id, register: version });
    return register;
  }

  /** A key that is not known here may be one that its owner has just begun to use: the register is asked, once. */
  private async verified<T>(verify: () => Promise<T>): Promise<T> {
    try {
      return await verify();
    } catch (error) {
      const missing = error instanceof EnvelopeRefused && error.reason === 'unknown-key';
      if (!missing || !(await this.refreshed())) throw error;
      return verify();
    }
  }

  /**
   * Messages that miss a key at the same time share the question. A register that is refused is reported where the
   * directory looks for it by itself; here it only means that the key is still unknown.
   *
   * @returns false when the register was asked a moment ago: a flood of unknown keys must not become one of questions
   */
  private async refreshed(): Promise<boolean> {
    const now = this.clock.now().getTime();
    if (!this.asking && Math.abs(now - this.askedAt) < PAUSE) return false;
    if (!this.asking) this.askedAt = now;
    this.asking ??= this.directory.refresh().finally(() => (this.asking = null));
    return this.asking.then(
      () => true,
      () => false,
    );
  }

  private async opened(envelope: string, expected: Content): Promise<Pick<Opened, 'message' | 'part'>> {
    const opened = await open(envelope, this.config.STATE, this.keys.opening(), this.clock.now());
    if (opened.header.cty !== expected) throw new EnvelopeRefused('header', 'cty');
    return opened;
  }
}
