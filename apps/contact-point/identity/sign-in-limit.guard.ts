import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { Clock } from '../clock.js';
import { tooMany } from '../problems/too-many.js';
import { PerMinute } from './per-minute.js';

/** Sign-ins from one address in one minute, in this process: guessing is slow, and so is making us hash passwords. */
export const SIGN_INS_PER_MINUTE = 30;

/**
 * Counts sign-ins per address and minute. (@nestjs/throttler would do, but is CommonJS that requires ESM, which Jest cannot
 * load on Node 20.)
 */
@Injectable()
export class SignInLimit implements CanActivate {
  private readonly signIns = new PerMinute();

  constructor(private readonly clock: Clock) {}

  /** @throws Problem `too-many-requests` */
  canActivate(context: ExecutionContext): boolean {
    const address = context.switchToHttp().getRequest<Request>().ip ?? '';
    const { count, seconds } = this.signIns.count(address, this.clock.now());
    if (count <= SIGN_INS_PER_MINUTE) return true;
    throw tooMany(`too many sign-ins from here; try again in ${seconds} s`, seconds);
  }
}
