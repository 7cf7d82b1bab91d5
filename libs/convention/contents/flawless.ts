import { getMetadataStorage } from 'class-validator';
import type { ContentsClass } from '../procedure.js';
import { notesOf } from './registry.js';

/** One property as its validators see it: the conditions under which it is looked at, and what must then hold. */
interface Property {
  conditions: ((object: object, value: unknown) => unknown)[];
  checks: ((value: unknown, object: object) => boolean)[];
  /** The class of the object, or of each element of the list. */
  nested?: ContentsClass;
}
type Plan = ReadonlyMap<string, Property>;
type Metadata = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>[number];

/**
 * True only when class-validator would find nothing wrong: its own validators, asked one after the other without making
 * instances and errors, which is most of its work. Everything out of the ordinary is false: class-validator then says
 * whether anything is wrong, and what. The contents must be known to be small.
 */
export function isFlawless(type: ContentsClass, contents: object): boolean {
  const plan = planOf(type);
  if (!plan) return false;
  for (const name of Object.keys(contents)) if (!plan.has(name)) return false;
  for (const [name, property] of plan) {
    if (!holds(property, contents, (contents as Record<string, unknown>)[name])) return false;
  }
  return true;
}

function holds({ conditions, checks, nested }: Property, object: object, value: unknown): boolean {
  if (!conditions.every((applies) => applies(object, value))) return !isObject(value);
  if (!checks.every((check) => check(value, object))) return false;
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.every((one) => (nested && isObject(one) ? isFlawless(nested, one) : !isObject(one)));
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const plans = new WeakMap<ContentsClass, Plan | null>();

/** Null for a class that uses what is not known here. */
function planOf(type: ContentsClass): Plan | null {
  const known = plans.get(type);
  if (known !== undefined) return known;
  const plan = new Map<string, Property>();
  let usable = true;
  for (const metadata of getMetadataStorage().getTargetValidationMetadatas(type, '', false, false)) {
    const property = plan.get(metadata.propertyName) ?? begin(type, metadata.propertyName);
    plan.set(metadata.propertyName, property);
    usable &&= add(property, metadata);
  }
  plans.set(type, usable && plan.size > 0 ? plan : null);
  return plans.get(type) ?? null;
}

function begin(type: ContentsClass, name: string): Property {
  const nested = notesOf(type, name).nested?.();
  return { conditions: [], checks: [], ...(nested && { nested }) };
}

function add(property: Property, metadata: Metadata): boolean {
  if (metadata.type === 'nestedValidation') return property.nested !== undefined;
  if (metadata.type === 'conditionalValidation') {
    property.conditions.push(metadata.constraints[0] as Property['conditions'][number]);
    return true;
  }
  if (!['customValidation', 'isDefined'].includes(metadata.type) || metadata.validateIf) return false;
  property.checks.push(...validatorsOf(metadata));
  return true;
}

function validatorsOf({ constraintCls, constraints, propertyName: property, each }: Metadata): Property['checks'] {
  return getMetadataStorage()
    .getTargetValidatorConstraints(constraintCls)
    .map(({ instance }) => {
      const valid = (value: unknown, object: object): boolean =>
        instance.validate(value, { value, object, constraints, property, targetName: '' }) === true;
      if (!each) return valid;
      return (value, object) =>
        Array.isArray(value) ? value.every((one) => valid(one, object)) : valid(value, object);
    });
}
