import { Injectable, type PipeTransform } from '@nestjs/common';
import { Problem } from '#convention';

/** RFC 9562, lower case. */
export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A case id in a path. What is not one of our ids names no case. */
@Injectable()
export class CaseId implements PipeTransform<string, string> {
  transform(value: string): string {
    if (UUID.test(value)) return value;
    throw new Problem('case-not-found', 'this contact point has no case with this id');
  }
}

/** The version in an If-Match header, quoted or bare. @throws Problem `precondition-required`, `version-stale` */
export function versionOf(match: string | undefined, required: boolean): number {
  if (match === undefined && required)
    throw new Problem('precondition-required', 'send If-Match with the version you have read');
  const found = /^(?:(?:W\/)?"(\d{1,9})"|(\d{1,9}))$/.exec(match ?? '');
  if (!found) throw new Problem('version-stale', 'If-Match is not a version of this case');
  return Number(found[1] ?? found[2]);
}
