import type { INestApplication, Type } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { getMetadataStorage } from 'class-validator';

/** Constraint name → its parameters, of one field, as class-validator holds them. */
type Constraints = Map<string, readonly unknown[]>;

/** Tells the description of the API what the validation of bodies and queries knows already. Call before it is made. */
export function describeInputs(app: INestApplication): void {
  for (const { type, method } of handlersOf(app)) {
    const inputs = (Reflect.getMetadata('design:paramtypes', type.prototype as object, method) ?? []) as unknown[];
    for (const input of inputs) if (typeof input === 'function') describe(input as Type<object>);
  }
}

/** Every method of every controller. */
export function handlersOf(app: INestApplication): { type: Type<object>; method: string }[] {
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  const types = controllers.flatMap(({ metatype }) => (metatype ? [metatype as Type<object>] : []));
  return types.flatMap((type) => Object.getOwnPropertyNames(type.prototype).map((method) => ({ type, method })));
}

function describe(input: Type<object>): void {
  const fields = constraintsOf(input);
  if (fields.size === 0) return;
  const defaults = new input() as Record<string, unknown>;
  for (const [name, constraints] of fields) {
    const required = !constraints.has('conditionalValidation');
    const given = defaults[name] === undefined ? {} : { default: defaults[name] };
    const options = { ...schemaOf(constraints), ...given, required } as ApiPropertyOptions;
    ApiProperty(options)(input.prototype as object, name);
  }
}

function constraintsOf(input: Type<object>): Map<string, Constraints> {
  const fields = new Map<string, Constraints>();
  for (const { propertyName, name, type, constraints } of getMetadataStorage().getTargetValidationMetadatas(
    input,
    '',
    true,
    false,
  )) {
    const known = fields.get(propertyName) ?? new Map<string, readonly unknown[]>();
    known.set(type === 'conditionalValidation' ? type : (name ?? type), (constraints ?? []) as unknown[]);
    fields.set(propertyName, known);
  }
  return fields;
}

const FORMATS = { isEmail: 'email', isUuid: 'uuid' } as const;

function schemaOf(constraints: Constraints): object {
  const first = (name: string) => constraints.get(name)?.[0];
  if (constraints.has('isObject')) return { type: 'object', additionalProperties: true };
  if (constraints.has('isInt')) return { type: 'integer', minimum: first('min'), maximum: first('max') };
  if (constraints.has('isIn')) return { type: 'string', enum: first('isIn') };
  const format = Object.entries(FORMATS).find(([name]) => constraints.has(name))?.[1];
  const [minLength, maxLength] = constraints.get('isLength') ?? [];
  const pattern = (first('matches') as RegExp | undefined)?.source;
  return {
    type: 'string',
    ...(format && { format }),
    ...(maxLength ? { minLength, maxLength } : {}),
    ...(pattern && { pattern }),
  };
}
