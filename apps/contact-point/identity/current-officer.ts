import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { Role } from '#convention';
import type { Request } from 'express';
import type { Permission } from './permissions.js';

/** Who is asking. */
export interface Officer {
  id: string;
  name: string;
  email: string;
  role: Exclude<Role, 'clock'>;
  /** Accounts of the same e-mail address that have ended: to four eyes this is one officer. */
  formerly: readonly string[];
  /** The credential used, so that it can be revoked at sign-out. */
  credential: string;
}

export interface SignedInRequest extends Request {
  officer?: Officer;
}

export const PERMISSION = 'rogatory:permission';

/** The permission a route needs. A route with neither this nor `@Public()` is denied to everybody. */
export const Needs = (permission: Permission) => SetMetadata(PERMISSION, permission);

/** Open to anybody: sign-in, health, the description of the API. */
export const Public = () => SetMetadata(PERMISSION, 'public');

/** The signed-in officer of the request. Only on routes with `@Needs`. */
export const CurrentOfficer = createParamDecorator((_: unknown, context: ExecutionContext): Officer => {
  const { officer } = context.switchToHttp().getRequest<SignedInRequest>();
  if (!officer) throw new Error('a route without a permission asked for its officer');
  return officer;
});
