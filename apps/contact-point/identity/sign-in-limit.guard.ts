import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Problem } from '#convention';
import type { Request, Response } from 'express';
import { Clock } from '../clock.js';

/** Sign-ins from one address in one minute, in this process: guessing is slow, and so is making us hash passwords. */
export const SIGN_INS_PER_MINUTE = 30;

const MINUTE = 60_000;

/**
 * Counts sign-ins per address and minute. (@nestjs/throttler would do, but is CommonJS that requires ESM, which Jest cannot
 * load on Node 20.) What it remembers is forgotten with the minute, so a flood of addresses does not grow it for ever.
 */
@Injectable()
export class SignInLimit implements CanActivate {
  private minute = 0;
  private counts = new Map<string, number>();

  constructor(private readonly clock: Clock) {}

  /** @throws Problem `too-many-requests` with the header Retry-After */
  canActivate(context: ExecutionContext): boolean {
    const address = context.switchToHttp().getRequest<Request>().ip ?? '';
    const now = this.clock.now().getTime();
    if (Math.floor(now / MINUTE) !== this.minute) this.counts = new Map();
    this.minute = Math.floor(now / MINUTE);
    const count = (this.counts.get(address) ?? 0) + 1;
    this.counts.set(address, count);
    if (count <= SIGN_INS_PER_MINUTE) return true;
    const seconds = Math.ceil(((this.minute + 1) * MINUTE - now) / 1000);
    context.switchToHttp().getResponse<Response>().setHeader('Retry-After', String(seconds));
    throw new Problem('too-many-requests', `too many sign-ins from here; try again in ${seconds} s`);
  }
}
