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

/** A cursor is the sort key of the last item, opaque to clients: an instant (`infinity` for none), an id, and what follows. */
export const encodeCursor = (key: readonly [at: string, id: string, ...more: string[]]): string =>
  Buffer.from(JSON.stringify(key)).toString('base64url');

/** @throws Problem `invalid-query` */
export function decodeCursor(cursor: string, length: number): string[] {
  const key = parsed(Buffer.from(cursor, 'base64url').toString('utf8'));
  if (Array.isArray(key) && key.length === length && key.every((part) => typeof part === 'string')) {
    const [at = '', id = '', ...more] = key;
    if (isSortKey(at) && isUUID(id) && !more.some((part) => part.includes('\0'))) return key;
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

const isSortKey = (text: string): boolean => {
  const milliseconds = Date.parse(text);
  return text === 'infinity' || (!Number.isNaN(milliseconds) && new Date(milliseconds).toISOString() === text);
};
