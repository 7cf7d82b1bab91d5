import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { cite, provisions, type ProvisionId } from '../provisions.js';
import type { ContentsClass } from '../procedure.js';
import type { Contents, Violation } from '../types.js';
import { isFlawless } from './flawless.js';
import { notesOf } from './registry.js';

/** Far more values than any table asks for: beyond it, looking at each would take seconds, at every fold, on both sides. */
const MOST_VALUES = 2_000;

/** What is wrong with contents, in the order of the class; empty when nothing is. Never throws. */
export function violationsOf(type: ContentsClass, contents: unknown): Violation[] {
  if (!isPlainObject(contents)) return [{ path: '', kind: 'invalid', message: 'the contents must be a JSON object' }];
  if (valuesIn(contents) > MOST_VALUES)
    return [{ path: '', kind: 'invalid', message: `the contents hold more than ${MOST_VALUES} values` }];
  return isFlawless(type, contents) ? [] : flawsOf(type, contents);
}

/** The class by which contents of a signed act were found flawless. */
const flawless = new WeakMap<object, ContentsClass>();

/** As `violationsOf`, for contents that never change, as those of a signed act: good ones are looked at once. */
export function violationsOfSigned(type: ContentsClass, contents: unknown): Violation[] {
  if (isPlainObject(contents) && flawless.get(contents) === type) return [];
  const violations = violationsOf(type, contents);
  if (violations.length === 0) flawless.set(contents as Contents, type);
  return violations;
}

/** As `violationsOf`, by class-validator alone. */
export function flawsOf(type: ContentsClass, contents: Contents): Violation[] {
  const errors = validateSync(plainToInstance(type, contents), {
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
  });
  return [...errors.flatMap((error) => toViolations(error, '', undefined)), ...reserved(contents, '')];
}

/** Without the fields nobody gave (null, undefined): the contents themselves, or a plain copy where they have such. */
export function pruned(contents: Contents): Contents {
  if (!hasEmpty(contents)) return contents;
  return JSON.parse(JSON.stringify(contents, (_, value: unknown) => (value === null ? undefined : value))) as Contents;
}

function hasEmpty(value: unknown): boolean {
  if (typeof value !== 'object') return value === undefined;
  return value === null || Object.values(value).some(hasEmpty);
}

function toViolations(error: ValidationError, parent: string, inherited: ProvisionId | undefined): Violation[] {
  const path = parent ? `${parent}.${error.property}` : error.property;
  const { title, provision = inherited } = notesOf(classOf(error.target), error.property);
  const children = (error.children ?? []).flatMap((child) => toViolations(child, path, provision));
  if (!error.constraints) return children;
  const kind = kindOf(error);
  const message = messageOf(kind, { path, title: title ?? path, provision, wrong: firstOf(error.constraints) });
  return [{ path, kind, message, ...(provision && { provision, mark: provisions[provision].mark }) }, ...children];
}

function messageOf(
  kind: Violation['kind'],
  { path, title, provision, wrong }: { path: string; title: string; provision?: ProvisionId; wrong: string },
): string {
  if (kind === 'unknown') return `${path} is not a field of these contents`;
  if (kind === 'invalid') return `${title}: ${wrong}`;
  return provision ? `${cite(provision)} asks for ${title} (${path})` : `${title} is needed (${path})`;
}

const missing = ['isDefined', 'isGiven', 'arrayMinSize', 'atLeastOne', 'isPaired'];

/** Names that class-transformer drops silently, as every object has them, and that would so pass unseen. */
function reserved(value: unknown, parent: string): Violation[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const path = parent ? `${parent}.${name}` : name;
    const bad = name in Object.prototype || name === 'prototype';
    const message = `${path} is not a field of these contents`;
    return bad ? [{ path, kind: 'unknown' as const, message }] : reserved(inner, path);
  });
}

/** Absent, blank and unticked are missing; everything else of the wrong shape is invalid. */
function kindOf({ constraints = {}, value }: ValidationError): Violation['kind'] {
  if ('whitelistValidation' in constraints) return 'unknown';
  if (value === undefined || value === null || value === '') return 'missing';
  if ('equals' in constraints && value === false) return 'missing';
  return Object.keys(constraints).every((name) => missing.includes(name)) ? 'missing' : 'invalid';
}

const firstOf = (constraints: Record<string, string>): string => Object.values(constraints)[0] ?? 'is not usable';

const classOf = (target: object | undefined): { prototype: object } => ({
  prototype: (target && (Object.getPrototypeOf(target) as object)) ?? Object.prototype,
});

function isPlainObject(value: unknown): value is Contents {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** How many values there are, counted no further than one beyond the limit. */
function valuesIn(contents: Contents): number {
  const waiting: unknown[] = [contents];
  let count = 0;
  for (let value = waiting.pop(); value !== undefined && count <= MOST_VALUES; value = waiting.pop()) {
    const inner = typeof value === 'object' && value !== null ? Object.values(value) : [];
    count += inner.length;
    if (count <= MOST_VALUES) waiting.push(...inner.filter((one) => one !== undefined));
  }
  return count;
}
