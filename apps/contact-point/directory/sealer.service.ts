import { Injectable } from '@nestjs/common';
import { Problem, type StateCode, type Urgency } from '#convention';
import { hashOf, kidOf, MAX_LIFETIME_MS, peek, seal, type Content } from '#protocol';
import { Clock } from '../clock.js';
import { ContactPointConfig } from '../contact-point.config.js';
import { Directory } from './directory.service.js';

/** How long an envelope may be delivered, milliseconds; one that outlives it is sealed anew. */
const ENVELOPE_LIFETIME = 30 * 24 * 3_600_000;

/** Whether its recipient takes it today: it has not expired, and was not sealed by a clock that was ahead. */
export const mayTravel = (expiresAt: Date, now: Date): boolean =>
  expiresAt > now && expiresAt.getTime() <= now.getTime() + MAX_LIFETIME_MS;

export interface Sealable {
  jws: string;
  cty: Content;
  to: string;
  urgency: Urgency;
  /** The bytes beside the JWS of a part. */
  part?: Uint8Array;
}

export interface Sealed {
  envelope: string;
  expiresAt: Date;
}

/** Seals signed messages to the key that the register gives their recipient today. */
@Injectable()
export class Sealer {
  constructor(
    private readonly config: ContactPointConfig,
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  get state(): StateCode {
    return this.config.STATE;
  }

  /** @throws Problem `unknown-state`, `party-suspended` */
  async seal({ jws, cty, to, urgency, part }: Sealable): Promise<Sealed> {
    const { sealingKey } = this.directory.reachable(to);
    const expiresAt = new Date(this.clock.now().getTime() + ENVELOPE_LIFETIME);
    const header = { cty, id: hashOf(jws), from: this.config.STATE, to, urgency, expiresAt, ...(part && { part }) };
    return { envelope: await seal({ jws, ...header }, sealingKey), expiresAt };
  }

  /** Whether others still believe what this State has signed: not once the register has revoked or ended the key. */
  isBelieved(jws: string): boolean {
    const now = this.clock.now();
    return this.directory.current().key(this.config.STATE, kidOf(jws), 'sig', now) !== null;
  }

  /** @throws Problem `signature-expired`: it could only be refused */
  checkBelieved(jws: string): void {
    if (this.isBelieved(jws)) return;
    throw new Problem('signature-expired', 'the register no longer lists the key that it is signed with');
  }

  /** Whether an envelope is sealed to the newest key that the register lists for its recipient, or to one we cannot better. */
  isNewest(envelope: string, to: string): boolean {
    const newest = this.directory.current().sealingKey(to, this.clock.now());
    return newest === null || newest.kid === peek(envelope).kid;
  }
}
