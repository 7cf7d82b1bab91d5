import { ValidationPipe, type ArgumentMetadata, type ValidationError } from '@nestjs/common';
import { Problem } from '#convention';

interface Violation {
  path: string;
  message: string;
}

/** Bodies and queries are classes; unknown fields are refused, never dropped. */
export const inputPipe = (): ValidationPipe =>
  new InputPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    exceptionFactory: (errors) => unusable(errors.flatMap((error) => violations(error))),
  });

/** Refuses also what has the name of something every object has, such as `toString`: the libraries pass over it. */
class InputPipe extends ValidationPipe {
  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const found = ['body', 'query'].includes(metadata.type) ? inherited(value) : [];
    if (found.length === 0) return super.transform(value, metadata);
    throw unusable(found.map((path) => ({ path, message: `property ${path} should not exist` })));
  }
}

const unusable = (found: Violation[]): Problem =>
  new Problem('invalid-input', 'the input is not usable', { details: { violations: found } });

function inherited(value: unknown, parent = ''): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const path = parent ? `${parent}.${name}` : name;
    return name in Object.prototype ? [path] : inherited(inner, path);
  });
}

function violations(error: ValidationError, parent = ''): Violation[] {
  const path = parent ? `${parent}.${error.property}` : error.property;
  const own = Object.values(error.constraints ?? {}).map((message) => ({ path, message }));
  return [...own, ...(error.children ?? []).flatMap((child) => violations(child, path))];
}
