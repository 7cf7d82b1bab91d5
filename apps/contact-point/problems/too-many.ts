import { Problem } from '#convention';

/** @param retryAfter seconds; the answer says so in its header too */
export const tooMany = (message: string, retryAfter: number): Problem =>
  new Problem('too-many-requests', message, { details: { retryAfter } });
