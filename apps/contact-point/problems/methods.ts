import type { Request } from 'express';
import { Problem } from '#convention';

/** As Express keeps what it routes. */
interface Layer {
  route?: { methods: Record<string, boolean> };
  match(path: string): boolean;
}

/** Why no route took the request: its address has others, or has none. */
export function unrouted({ app, method, path }: Request): Problem {
  const { stack } = app.router as unknown as { stack: Layer[] };
  const routes = stack.flatMap((layer) => (layer.route && layer.match(path) ? [layer.route] : []));
  const allow = [...new Set(routes.flatMap(({ methods }) => Object.keys(methods)))].map((one) => one.toUpperCase());
  if (allow.length === 0) return new Problem('not-found', 'there is nothing at this address');
  return new Problem('method-not-allowed', `${method} is not possible here`, { details: { allow } });
}
