import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Problem } from '#convention';
import { SecurityLog } from '../operations/security-log.js';
import { PERMISSION, type Officer, type SignedInRequest } from './current-officer.js';
import { OfficersService } from './officers.service.js';
import { isPermitted, type Permission } from './permissions.js';
import { StrangerLimit } from './stranger-limit.js';

/** Decides every request to the API; default deny. Refusals go to the security log. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly officers: OfficersService,
    private readonly security: SecurityLog,
    private readonly strangers: StrangerLimit,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const needed = this.reflector.getAllAndOverride<Permission | 'public' | undefined>(PERMISSION, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (needed === 'public') return true;
    const request = context.switchToHttp().getRequest<SignedInRequest>();
    const officer = await this.identify(request);
    if (needed === undefined || !isPermitted(officer.role, needed)) {
      await this.security.record('not-permitted', officer.id, { permission: needed ?? 'none', role: officer.role });
      throw new Problem('not-permitted', 'your role may not do this');
    }
    request.officer = officer;
    return true;
  }

  private async identify(request: SignedInRequest): Promise<Officer> {
    const token = bearer(request) ?? cookie(request);
    const officer = token === null ? null : await this.officers.identify(token);
    if (officer) return officer;
    if (token !== null) await this.strangers.met(request.ip ?? '', request.path);
    throw new Problem('not-signed-in', 'sign in first: a bearer token or a session cookie is needed');
  }
}

export const SESSION_COOKIE = 'rogatory_session';

function bearer(request: SignedInRequest): string | null {
  const found = /^Bearer +([A-Za-z0-9_-]{20,100})$/i.exec(request.headers.authorization ?? '');
  return found?.[1] ?? null;
}

function cookie(request: SignedInRequest): string | null {
  const found = new RegExp(`(?:^|; )${SESSION_COOKIE}=([A-Za-z0-9_-]{20,100})(?:;|$)`).exec(
    request.headers.cookie ?? '',
  );
  return found?.[1] ?? null;
}
