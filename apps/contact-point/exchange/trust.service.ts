import { Injectable } from '@nestjs/common';
import {
  open,
  verifyAct,
  verifyNotice,
  verifyReceipt,
  EnvelopeRefused,
  type NoticePayload,
  type ReceiptPayload,
} from '#protocol';
import { Clock } from '../clock.js';
import { ContactPointConfig } from '../contact-point.config.js';
import { Directory } from '../directory/directory.service.js';
import { StateKeys } from '../directory/state-keys.js';
import type { Arrival } from './ingest.service.js';

/** Opens what was sealed to this State and verifies who signed it, with the register's keys only. */
@Injectable()
export class Trust {
  constructor(
    private readonly config: ContactPointConfig,
    private readonly keys: StateKeys,
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  /** @throws EnvelopeRefused */
  async act(envelope: string): Promise<Arrival> {
    const jws = await this.opened(envelope, 'act');
    const { payload, hash } = await verifyAct(jws, this.directory.findKey, this.clock.now());
    return { payload, hash, jws };
  }

  /** @throws EnvelopeRefused */
  async receipt(envelope: string): Promise<{ payload: ReceiptPayload; jws: string }> {
    const jws = await this.opened(envelope, 'receipt');
    const { payload } = await verifyReceipt(jws, this.directory.findKey, this.clock.now());
    return { payload, jws };
  }

  /** @throws EnvelopeRefused also when the notice is about somebody else's message */
  async notice(jws: string): Promise<NoticePayload> {
    const { payload } = await verifyNotice(jws, this.directory.findKey, this.clock.now());
    if (payload.from !== this.config.STATE) throw new EnvelopeRefused('wrong-recipient');
    return payload;
  }

  private async opened(envelope: string, expected: 'act' | 'receipt'): Promise<string> {
    const { header, jws } = await open(envelope, this.config.STATE, this.keys.opening(), this.clock.now());
    if (header.cty !== expected) throw new EnvelopeRefused('header', 'cty');
    return jws;
  }
}
