import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { Problem } from '#convention';
import { RegisterDocument, type KeyEntry, type Party } from './document.js';
import { isKnownZone } from './rules.js';

/** Longest register that is read or published, in bytes of the signed text: 300 parties fit several times. */
export const MAX_REGISTER_BYTES = 2 * 1024 * 1024;

export interface RegisterViolation {
  path: string;
  message: string;
}

/**
 * What is asked of a register that is about to be signed, and not of one that is read: time zones that exist.
 *
 * @throws Problem `register-invalid`, as `validateRegister`
 */
export function validateForSigning(value: unknown): RegisterDocument {
  const document = validateRegister(value);
  const unknown = document.parties.filter(({ zone }) => !isKnownZone(zone));
  if (unknown.length === 0) return document;
  throw invalid(
    unknown.map(({ code, zone }) => ({ path: `parties.${code}.zone`, message: `${zone} is no time zone` })),
  );
}

/**
 * Checks a register's contents: shape, no unknown property, and what has to agree across parties.
 *
 * @throws Problem `register-invalid`, `details.violations` says where
 */
export function validateRegister(value: unknown): RegisterDocument {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw invalid([{ path: '', message: 'a register is a JSON object' }]);
  }
  const options = { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true };
  const errors = validateSync(plainToInstance(RegisterDocument, value), options);
  if (errors.length > 0) throw invalid(errors.flatMap((error) => violationsOf(error, '')));
  const document = value as RegisterDocument;
  const contradictions = contradictionsIn(document);
  if (contradictions.length > 0) throw invalid(contradictions);
  return document;
}

function invalid(violations: RegisterViolation[]): Problem {
  return new Problem('register-invalid', 'the register is not well formed', {
    details: { violations: violations.slice(0, 50) },
  });
}

function violationsOf(error: ValidationError, parent: string): RegisterViolation[] {
  const path = parent === '' ? error.property : `${parent}.${error.property}`;
  const own = Object.values(error.constraints ?? {}).map((message) => ({ path, message }));
  return [...own, ...(error.children ?? []).flatMap((child) => violationsOf(child, path))];
}

function contradictionsIn({ parties, router }: RegisterDocument): RegisterViolation[] {
  const keys = [
    ...parties.flatMap((party) => party.keys.map((key) => ({ path: `parties.${party.code}.keys.${key.kid}`, key }))),
    ...router.keys.map((key) => ({ path: `router.keys.${key.kid}`, key })),
  ];
  return [
    ...repeated(parties, (party) => party.code, 'parties'),
    ...repeated(keys, ({ key }) => key.kid, 'keys.kid'),
    ...repeated(keys, ({ key }) => key.jwk.x, 'keys.jwk'),
    ...keys.flatMap(({ path, key }) => keyViolations(path, key)),
    ...parties.flatMap(partyViolations),
  ];
}

/** Two parties with one key could speak for each other, so keys are unique across the register, as names are. */
function repeated<T>(items: readonly T[], nameOf: (item: T) => string, path: string): RegisterViolation[] {
  const seen = new Set<string>();
  return items.flatMap((item) => {
    const name = nameOf(item);
    const again = seen.has(name);
    seen.add(name);
    return again ? [{ path, message: `${name} occurs more than once` }] : [];
  });
}

function keyViolations(path: string, key: KeyEntry): RegisterViolation[] {
  const violations: RegisterViolation[] = [];
  if (Date.parse(key.notBefore) >= Date.parse(key.notAfter)) {
    violations.push({ path, message: 'notBefore must be earlier than notAfter' });
  }
  if (key.jwk.crv !== (key.use === 'sig' ? 'Ed25519' : 'X25519')) {
    violations.push({ path, message: 'sig keys are Ed25519, enc keys are X25519' });
  }
  return violations;
}

function partyViolations(party: Party): RegisterViolation[] {
  const path = `parties.${party.code}`;
  const undated = party.instruments.filter(
    ({ status, since }) => since === null && (status === 'in-force' || status === 'denounced'),
  );
  return [
    ...repeated(party.desks, (desk) => desk.id, `${path}.desks`),
    ...party.desks.flatMap((desk) => repeated(desk.capabilities, ({ kind }) => kind, `${path}.desks.${desk.id}`)),
    ...repeated(party.instruments, (s) => `${s.instrument} since ${s.since ?? 'ever'}`, `${path}.instruments`),
    ...undated.map(({ instrument }) => ({ path: `${path}.instruments`, message: `${instrument} needs its date` })),
  ];
}
