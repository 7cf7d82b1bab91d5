/** As much of the schemas of OpenAPI 3.0 as answers need. */
export interface Schema {
  type?: string;
  format?: string;
  enum?: readonly string[];
  nullable?: boolean;
  description?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  additionalProperties?: boolean;
  $ref?: string;
}

export const text: Schema = { type: 'string' };
export const id: Schema = { type: 'string', format: 'uuid' };
export const moment: Schema = { type: 'string', format: 'date-time' };
export const count: Schema = { type: 'integer' };
export const flag: Schema = { type: 'boolean' };
/** Members that are not listed here. */
export const open: Schema = { type: 'object', additionalProperties: true };

export const orNull = (schema: Schema): Schema => ({ ...schema, nullable: true });
export const each = (items: Schema): Schema => ({ type: 'array', items });
export const reference = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

/** An object that has all of `fields`, and perhaps some of `more`. A later version may add others. */
export const shape = (fields: Record<string, Schema> = {}, more: Record<string, Schema> = {}): Schema => ({
  type: 'object',
  properties: { ...fields, ...more },
  required: Object.keys(fields),
});
