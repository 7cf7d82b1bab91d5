import 'reflect-metadata';
import { permissions } from '../../apps/contact-point/identity/permissions.js';
import { filesBelow, read } from './files.js';

interface Route {
  route: string;
  needs: string;
}

const VERBS = 'Get|Post|Patch|Put|Delete|Sse';

/** Routes of a controller, by its decorators. Message handlers have none of them. */
function routesOf(file: string): Route[] {
  const text = read(file);
  const base = /@Controller\((?:'([^']*)')?\)/.exec(text)?.[1] ?? '';
  const open = /@Public\(\)\s*@Controller/.test(text);
  return [
    ...text.matchAll(
      new RegExp(`((?:^  @[^\\n]*\\n)*)^  @(${VERBS})\\((?:'([^']*)')?\\)\\n((?:^  @[^\\n]*\\n)*)`, 'gm'),
    ),
  ].map(([, before = '', verb = '', path = '', after = '']) => {
    const around = before + after;
    const needs =
      open || around.includes('@Public()') ? 'nothing' : (/@Needs\('([^']+)'\)/.exec(around)?.[1] ?? 'NOBODY');
    const method = verb === 'Sse' ? 'GET' : verb.toUpperCase();
    return { route: `${method} /${[base, path].filter(Boolean).join('/')}`, needs };
  });
}

const byRoute = (a: Route, b: Route): number => a.route.localeCompare(b.route);

describe('docs/api.md', () => {
  const inCode = filesBelow('apps/contact-point', '.controller.ts').flatMap(routesOf).sort(byRoute);

  test('has every path of the contact point, with what it needs', () => {
    const lines = read('docs/api.md').matchAll(/^\| `([A-Z]+ \/[^`]*)` +\| (?:`([a-z.]+)`|(nothing)) /gm);
    const listed = [...lines].map(([, route = '', needs, nothing = '']) => ({ route, needs: needs ?? nothing }));
    expect(inCode.length).toBeGreaterThan(25);
    expect(listed.sort(byRoute)).toEqual(inCode);
  });

  test('every permission is needed somewhere, and no other is asked for', () => {
    const asked = new Set(inCode.map(({ needs }) => needs).filter((needs) => needs !== 'nothing'));
    expect([...asked].sort()).toEqual(Object.keys(permissions).sort());
  });
});
