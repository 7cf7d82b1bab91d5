import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { cite, provisions, type ProvisionId } from '../provisions.js';
import type { ContentsClass } from '../procedure.js';
import type { Contents, Violation } from '../types.js';
import { notesOf } from './registry.js';

/** What is wrong with contents, by class-validator alone: thorough, and slow where there is much to look at. */
export function flawsOf(type: ContentsClass, contents: Contents): Violation[] {
  const errors = validateSync(plainToInstance(type, contents), {
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
  });
  return [...errors.flatMap((error) => toViolations(error, '', undefined)), ...reserved(contents, '')];
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
