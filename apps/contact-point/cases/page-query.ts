import { Type } from 'class-transformer';
import { IsInt, IsOptional, isUUID, Matches, Max, Min } from 'class-validator';
import { Problem } from '#convention';

/** How every list is paged: `limit` at most 200, `cursor` from the page before. */
export class PageQuery {
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit = 50;

  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]{1,400}$/)
  cursor?: string;
}

/** One more than fits is asked for: it says whether there is another page. */
export function pageOf<T>(found: readonly T[], limit: number, keyOf: (last: T) => Parameters<typeof encodeCursor>[0]) {
  const items = found.slice(0, limit);
  const last = found.length > limit ? items.at(-1) : undefined;
  return { items, nextCursor: last === undefined ? null : encodeCursor(keyOf(last)) };
}

/** Of a message: the SHA-256 of its bytes. */
export const isMessageId = (text: string): boolean => /^[A-Za-z0-9_-]{43}$/.test(text);

/** A cursor is the sort key of the last item, opaque to clients: an instant (`infinity` for none), an id, and what follows. */
export const encodeCursor = (key: readonly [at: string, id: string, ...more: string[]]): string =>
  Buffer.from(JSON.stringify(key)).toString('base64url');

/** @throws Problem `invalid-query` */
export function decodeCursor(
  cursor: string,
  length: number,
  isId: (id: string) => boolean = (id) => isUUID(id),
): string[] {
  const key = parsed(Buffer.from(cursor, 'base64url').toString('utf8'));
  if (Array.isArray(key) && key.length === length && key.every((part) => typeof part === 'string')) {
    const [at = '', id = '', ...more] = key;
    if (isSortKey(at) && isId(id) && !more.some((part) => part.includes('\0'))) return key;
  }
  throw new Problem('invalid-query', 'the cursor is not one of ours');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Of the years 0001 to 9999, as PostgreSQL reads them too. */
const INSTANT = /^(?!0000)\d{4}-/;

const isSortKey = (text: string): boolean => {
  const milliseconds = INSTANT.test(text) ? Date.parse(text) : Number.NaN;
  return text === 'infinity' || (!Number.isNaN(milliseconds) && new Date(milliseconds).toISOString() === text);
};
