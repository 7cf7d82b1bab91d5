import { getMetadataStorage } from 'class-validator';
import type { ContentsClass } from '../procedure.js';
import { provisions, type Mark, type ProvisionId } from '../provisions.js';
import { notesOf } from './registry.js';

export type FieldType = 'text' | 'email' | 'instant' | 'date' | 'number' | 'boolean' | 'choice' | 'object' | 'list';

/** One field of contents, for forms and documentation. */
export interface Field {
  name: string;
  title: string;
  provision: ProvisionId | null;
  mark: Mark | null;
  required: boolean;
  type: FieldType;
  /** Of a choice, or of a list of choices. */
  values?: string[];
  /** Of a list. */
  items?: FieldType;
  /** Of an object, or of a list of objects. */
  fields?: Field[];
  maxLength?: number;
  min?: number;
  max?: number;
  /** At least so many elements, of a list of objects. */
  minItems?: number;
  /** At most so many elements. */
  maxItems?: number;
  /** At least one of these properties. */
  anyOf?: string[];
}

/** Constraint name → its parameters, of one property, as class-validator holds them. */
export type Constraints = ReadonlyMap<string, readonly unknown[]>;

/** The properties of a class in the order they are written, base classes last. */
export function constraintsOf(type: ContentsClass): Map<string, Map<string, readonly unknown[]>> {
  const properties = new Map<string, Map<string, readonly unknown[]>>();
  for (const metadata of getMetadataStorage().getTargetValidationMetadatas(type, '', true, false)) {
    const own = properties.get(metadata.propertyName) ?? new Map<string, readonly unknown[]>();
    own.set(nameOf(metadata), (metadata.constraints as unknown[] | undefined) ?? []);
    properties.set(metadata.propertyName, own);
  }
  return properties;
}

/** Several decorators make a property optional; one name for all of them. */
const nameOf = ({ type, name }: { type: string; name?: string }): string =>
  type === 'conditionalValidation' ? 'isOptional' : (name ?? type);

const described = new WeakMap<ContentsClass, Field[]>();

/** The fields of a contents class, derived from its validation: what the API shows and the console draws. Shared. */
export function fieldsOf(type: ContentsClass): Field[] {
  const known = described.get(type) ?? fieldsUnder(type, null);
  described.set(type, known);
  return known;
}

const fieldsUnder = (type: ContentsClass, inherited: ProvisionId | null): Field[] =>
  [...constraintsOf(type)].map(([name, constraints]) => fieldOf(type, name, constraints, inherited));

function fieldOf(type: ContentsClass, name: string, constraints: Constraints, inherited: ProvisionId | null): Field {
  const { title = name, provision = inherited, nested } = notesOf(type, name);
  const list = constraints.has('isArray');
  const element = typeOf(constraints, nested !== undefined);
  return {
    name,
    title,
    provision,
    mark: provision && provisions[provision].mark,
    required: isRequired(constraints),
    type: list ? 'list' : element,
    ...(list && { items: element }),
    ...limitsOf(constraints),
    ...(nested && { fields: fieldsUnder(nested(), provision) }),
  };
}

export const isRequired = (constraints: Constraints): boolean => !constraints.has('isOptional');

function typeOf(constraints: Constraints, nested: boolean): FieldType {
  if (nested) return 'object';
  if (constraints.has('isIn')) return 'choice';
  if (constraints.has('isInstant')) return 'instant';
  if (constraints.has('isCalendarDate')) return 'date';
  if (constraints.has('isInt')) return 'number';
  if (constraints.has('isBoolean') || constraints.has('equals')) return 'boolean';
  return constraints.has('isEmail') ? 'email' : 'text';
}

function limitsOf(constraints: Constraints): Partial<Field> {
  const number = (name: string) => constraints.get(name)?.[0] as number;
  return {
    ...(constraints.has('isIn') && { values: [...(constraints.get('isIn')?.[0] as string[])] }),
    ...(constraints.has('maxLength') && { maxLength: number('maxLength') }),
    ...(constraints.has('min') && { min: number('min') }),
    ...(constraints.has('max') && { max: number('max') }),
    ...(constraints.has('arrayMinSize') && constraints.has('nestedValidation') && { minItems: number('arrayMinSize') }),
    ...(constraints.has('arrayMaxSize') && { maxItems: number('arrayMaxSize') }),
    ...(constraints.has('atLeastOne') && { anyOf: [...(constraints.get('atLeastOne') as string[])] }),
  };
}
