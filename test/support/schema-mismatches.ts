export interface Schema {
  $ref?: string;
  type?: string;
  nullable?: boolean;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  enum?: unknown[];
  anyOf?: Schema[];
  additionalProperties?: boolean;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  pattern?: string;
  format?: string;
  description?: string;
}

type Schemas = Readonly<Record<string, Schema>>;

const FORMATS: Record<string, RegExp> = {
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/,
};

/**
 * Where a value is not what the schema says; as much of JSON Schema as these schemas use. Members that nobody described are
 * mismatches too, but where the schema says that there may be some.
 */
export function mismatchesIn(schemas: Schemas, schema: Schema, value: unknown, path: string): string[] {
  const inner = (one: Schema, of: unknown, at: string) => mismatchesIn(schemas, one, of, at);
  if (schema.$ref) return inner(schemas[schema.$ref.split('/').at(-1)!]!, value, path);
  if (value === null) return schema.nullable ? [] : [`${path} is null`];
  if (schema.anyOf && !schema.type) {
    const found = schema.anyOf.map((one) => inner(one, value, path));
    return found.some((one) => one.length === 0) ? [] : found.sort((a, b) => a.length - b.length)[0]!;
  }
  if (schema.type !== typeOf(value, schema.type)) return [`${path} is a ${typeof value}`];
  if (Array.isArray(value)) return value.flatMap((item) => inner(schema.items!, item, `${path}[]`));
  if (typeof value === 'object') return memberMismatches(inner, schema, { ...value }, path);
  if (schema.enum && !schema.enum.includes(value)) return [`${path} is ${String(value)}`];
  return FORMATS[schema.format ?? '']?.test(String(value)) === false ? [`${path} is no ${schema.format}`] : [];
}

function typeOf(value: unknown, expected: string | undefined): string {
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return expected === 'integer' && Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}

function memberMismatches(
  inner: (schema: Schema, value: unknown, path: string) => string[],
  { properties = {}, required = [], additionalProperties }: Schema,
  value: Record<string, unknown>,
  path: string,
): string[] {
  const missing = required.filter((name) => !(name in value)).map((name) => `${path}.${name} is missing`);
  const found = Object.entries(value).flatMap(([name, one]) => {
    const known = properties[name];
    if (known) return inner(known, one, `${path}.${name}`);
    return additionalProperties === true ? [] : [`${path}.${name} is unknown`];
  });
  return [...missing, ...found];
}
