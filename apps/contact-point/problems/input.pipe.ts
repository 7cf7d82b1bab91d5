import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { Problem } from '#convention';

/** Bodies and queries are classes; unknown fields are refused, never dropped. */
export const inputPipe = (): ValidationPipe =>
  new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    exceptionFactory: (errors) =>
      new Problem('invalid-input', 'the input is not usable', {
        details: { violations: errors.flatMap((e) => violations(e)) },
      }),
  });

function violations(error: ValidationError, parent = ''): { path: string; message: string }[] {
  const path = parent ? `${parent}.${error.property}` : error.property;
  const own = Object.values(error.constraints ?? {}).map((message) => ({ path, message }));
  return [...own, ...(error.children ?? []).flatMap((child) => violations(child, path))];
}
