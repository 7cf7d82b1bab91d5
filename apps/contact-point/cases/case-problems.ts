import { Problem, type Violation } from '#convention';
import type { CaseRow } from './case.rows.js';

export const stale = (row: CaseRow): Problem =>
  new Problem('version-stale', 'the case has changed since you read it', { details: { version: row.version } });

export const incomplete = (violations: Violation[]): Problem =>
  new Problem('contents-incomplete', 'the request lacks what the Convention asks for', { details: { violations } });
