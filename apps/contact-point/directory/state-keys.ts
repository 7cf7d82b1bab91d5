import { Injectable } from '@nestjs/common';
import { Problem } from '#convention';
import type { KeyUse, PrivateKey } from '#protocol';
import type { RegisterView } from '#register';
import { Clock } from '../clock.js';
import { ContactPointConfig } from '../contact-point.config.js';
import { keyList } from './key-list.js';

/** This State's own private keys. Several of one use may overlap while they are rotated. */
@Injectable()
export class StateKeys {
  private readonly keys: readonly PrivateKey[];

  constructor(
    private readonly config: ContactPointConfig,
    private readonly clock: Clock,
  ) {
    const keys = keyList(config.STATE_KEYS);
    if (!keys) throw new Problem('key-unusable', 'STATE_KEYS is not a list of private keys');
    this.keys = keys;
  }

  /** All keys that may open what others sealed to us, newest first as configured. */
  opening(): PrivateKey[] {
    return this.keys.filter((key) => key.use === 'enc');
  }

  /** Whether we have the key that the register makes others seal to now. Otherwise nothing that comes can be opened. */
  opens(register: RegisterView): boolean {
    const used = register.sealingKey(this.config.STATE, this.clock.now());
    return this.opening().some(({ kid }) => kid === used?.kid);
  }

  /** The first configured signing key that the register lists as valid now. @throws Problem `register-unavailable` */
  signing(register: RegisterView): PrivateKey {
    const found = this.keys.find((key) => this.isListed(register, key, 'sig'));
    if (!found)
      throw new Problem('register-unavailable', 'the register lists none of our signing keys', { retryable: true });
    return found;
  }

  /** When the last of our signing keys ends that is valid now; null when none is. */
  signingUntil(register: RegisterView): Date | null {
    const listed = register.party(this.config.STATE)?.keys ?? [];
    const ours = this.keys.filter((key) => this.isListed(register, key, 'sig')).map(({ kid }) => kid);
    const ends = listed.filter(({ kid, use }) => use === 'sig' && ours.includes(kid));
    return ends.length === 0 ? null : new Date(Math.max(...ends.map(({ notAfter }) => Date.parse(notAfter))));
  }

  private isListed(register: RegisterView, key: PrivateKey, use: KeyUse): boolean {
    return key.use === use && register.key(this.config.STATE, key.kid, use, this.clock.now()) !== null;
  }
}
