import { Type } from 'class-transformer';
import { IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
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

/** A cursor is the sort key of the last item, opaque to clients. */
export const encodeCursor = (key: readonly (string | null)[]): string =>
  Buffer.from(JSON.stringify(key)).toString('base64url');

/** @throws Problem `invalid-query` */
export function decodeCursor(cursor: string, length: number): (string | null)[] {
  try {
    const key = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown;
    const usable = Array.isArray(key) && key.length === length;
    if (usable && key.every((part) => part === null || typeof part === 'string')) return key as (string | null)[];
  } catch (cause) {
    throw new Problem('invalid-query', 'the cursor is not one of ours', { cause });
  }
  throw new Problem('invalid-query', 'the cursor is not one of ours');
}
