import type { ContentsClass } from '../procedure.js';
import { fieldsOf, type Field, type FieldType } from './describe.js';

/** A JSON Schema in the dialect that OpenAPI 3.0 and JSON Schema 2020-12 share. */
export interface Schema {
  type: 'object' | 'array' | 'string' | 'integer' | 'boolean';
  description?: string;
  format?: string;
  pattern?: string;
  enum?: (string | boolean)[];
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  anyOf?: { required: string[] }[];
  additionalProperties?: false;
}

/** As `isInstant` and `isCalendarDate` have it. */
const YEARS = '^(19\\d\\d|2\\d{3})-';

/** The schema of a contents class, derived from the same metadata that validates it. */
export const schemaOf = (type: ContentsClass): Schema => objectOf(fieldsOf(type));

function objectOf(fields: readonly Field[]): Schema {
  const required = fields.filter((field) => field.required).map(({ name }) => name);
  return {
    type: 'object',
    properties: Object.fromEntries(fields.map((field) => [field.name, propertyOf(field)])),
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  };
}

function propertyOf(field: Field): Schema {
  const description = field.title;
  if (field.type !== 'list') return { ...elementOf(field, field.type), description };
  const { maxItems, minItems: least } = field;
  const minItems = field.items !== 'object' ? { minItems: 1 } : least ? { minItems: least } : {};
  return { type: 'array', items: elementOf(field, field.items ?? 'text'), ...minItems, maxItems, description };
}

function elementOf({ fields = [], values = [], maxLength, min, max, required, anyOf }: Field, type: FieldType): Schema {
  switch (type) {
    case 'object':
      return { ...objectOf(fields), ...(anyOf && { anyOf: anyOf.map((name) => ({ required: [name] })) }) };
    case 'choice':
      return { type: 'string', enum: values };
    case 'number':
      return { type: 'integer', minimum: min, maximum: max };
    case 'boolean':
      return { type: 'boolean' };
    case 'instant':
      return { type: 'string', format: 'date-time', pattern: `${YEARS}.*Z$` };
    case 'date':
      return { type: 'string', format: 'date', pattern: YEARS };
    case 'email':
      return { type: 'string', format: 'email', maxLength };
    case 'text':
    case 'list':
      return { type: 'string', ...(required && { minLength: 1 }), maxLength };
  }
}
