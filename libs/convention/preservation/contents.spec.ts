import { plainToInstance } from 'class-transformer';
import { violationsOf } from '../contents/check.js';
import { constraintsOf, fieldsOf, type Field } from '../contents/describe.js';
import { notesOf } from '../contents/registry.js';
import { schemaOf } from '../contents/schema.js';
import { checkDraft, decide } from '../decide.js';
import { Problem } from '../problem.js';
import type { ContentsClass } from '../procedure.js';
import { Rehearsal } from '../rehearsal.js';
import type { Contents, Violation } from '../types.js';
import { PreservationRequest } from './contents.js';
import { exampleRequest } from './example.js';
import { preservation } from './index.js';

/** A copy of the example with one field set, or taken out. */
function changed(path: string, value?: unknown): Contents {
  const copy = JSON.parse(JSON.stringify(exampleRequest())) as Contents;
  const names = path.split('.');
  const last = names.pop() ?? '';
  const parent = names.reduce((at, name) => at[name] as Contents, copy);
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return copy;
}

const of = (contents: unknown): Violation[] => violationsOf(PreservationRequest, contents);
const only = (path: string, value?: unknown): Violation | undefined => {
  const violations = of(changed(path, value));
  expect(violations).toHaveLength(1);
  return violations[0];
};

describe('the contents of a request', () => {
  test('are complete in the example, and every act has complete ones', () => {
    for (const { act, contents } of preservation.acts) {
      expect([act, violationsOf(contents, preservation.examples[act]?.())]).toEqual([act, []]);
    }
  });

  test.each([
    ['authority', 'hanoi-42-3-a'],
    ['authority.name', 'hanoi-42-3-a'],
    ['offence', 'hanoi-42-3-b'],
    ['offence.facts', 'hanoi-42-3-b'],
    ['offence.references', 'hanoi-42-3-b'],
    ['data', 'hanoi-42-3-c'],
    ['data.linkToOffence', 'hanoi-42-3-c'],
    ['custodian', 'hanoi-42-3-d'],
    ['custodian.name', 'hanoi-42-3-d'],
    ['necessity', 'hanoi-42-3-e'],
    ['followUp', 'hanoi-42-3-f'],
    ['followUp.intended', 'hanoi-42-3-f'],
  ])('without %s are incomplete by %s', (path, provision) => {
    expect(only(path)).toMatchObject({ kind: 'missing', provision, mark: '≈' });
    expect(only(path)?.message).toMatch(/^Art\. 42\(3\)\([a-f]\) asks for /);
  });

  test.each(['\ud800@mail.example', '"a\u0001b"@mail.example', 'a\u200b@mail.example'])(
    'take no e-mail %j',
    (email) => {
      expect(only('authority.email', email)).toMatchObject({ kind: 'invalid', path: 'authority.email' });
    },
  );

  test('say something that one sees: characters without width are missing text', () => {
    expect(only('data.identifiers.0.value', '\u200b\u2060')).toMatchObject({ kind: 'missing' });
    expect(of(changed('data.identifiers.0.value', 'م\u200cن'))).toEqual([]);
  });

  test('that only say that nothing is known of the custodian are complete', () => {
    expect(of(changed('custodian', { unknown: true }))).toEqual([]);
    expect(only('custodian', { unknown: false })).toMatchObject({ path: 'custodian', kind: 'missing' });
  });

  test('state the intention of a follow-up request, or are incomplete', () => {
    expect(only('followUp.intended', false)).toMatchObject({ kind: 'missing', provision: 'hanoi-42-3-f' });
    expect(only('followUp.intended', 'yes')).toMatchObject({ kind: 'invalid' });
  });

  test('give a suggested deadline together with its reason', () => {
    expect(only('suggestedDeadline', { date: '2026-03-20' })).toMatchObject({
      path: 'suggestedDeadline.reason',
      kind: 'missing',
      provision: 'hanoi-40-26',
    });
    expect(only('suggestedDeadline', { date: '2026-02-29', reason: 'x' })).toMatchObject({ kind: 'invalid' });
    expect(of(changed('suggestedDeadline', { date: '2028-02-29', reason: 'x' }))).toEqual([]);
  });

  test.each([
    [{ from: '2026-02-01T00:00:00Z' }, 'missing'],
    [{ to: '2026-02-01T00:00:00Z' }, 'missing'],
    [{ from: '2026-02-02T00:00:00Z', to: '2026-02-01T00:00:00Z' }, 'invalid'],
    [{ from: '2026-02-01T07:00:00+07:00', to: '2026-02-01T00:00:00Z' }, 'invalid'],
    [{ from: '2026-02-01', to: '2026-02-01T00:00:00Z' }, 'invalid'],
    [{ from: '2026-02-30T00:00:00Z', to: '2026-03-30T00:00:00Z' }, 'invalid'],
  ])('refuse the time range %j', (range, kind) => {
    expect(only('data.identifiers', [{ type: 'account', value: 'x', ...range }])).toMatchObject({ kind });
  });

  test('accept one instant as a time range', () => {
    const instant = '2026-02-01T00:00:00.000Z';
    expect(of(changed('data.identifiers', [{ type: 'account', value: 'x', from: instant, to: instant }]))).toEqual([]);
  });

  test.each([
    ['favourite', 'red', 'unknown'],
    ['authority.favourite', 'red', 'unknown'],
    ['data.identifiers.0.favourite', 'red', 'unknown'],
    ['constructor', {}, 'unknown'],
    ['authority.constructor', 'x', 'unknown'],
    ['authority', 'police', 'invalid'],
    ['authority', [{ name: 'police' }], 'invalid'],
    ['data.identifiers', { type: 'account', value: 'x' }, 'invalid'],
    ['data.identifiers', [null], 'invalid'],
    ['data.identifiers', [[{ type: 'account', value: 'x' }]], 'invalid'],
    ['data.categories', ['gossip'], 'invalid'],
    ['offence.facts', 7, 'invalid'],
    ['offence.facts', 'a\u0000b', 'invalid'],
    ['offence.facts', '\ud800', 'invalid'],
    ['offence.facts', 'x'.repeat(20_001), 'invalid'],
    ['secrecy', { keepSecret: 'true', doNotNotifyUser: true }, 'invalid'],
    ['followUp.expectedBy', '9999-12-31', 'invalid'],
    ['followUp.expectedBy', '0000-01-01', 'invalid'],
  ])('refuse %s = %j as %s', (path, value, kind) => {
    expect(of(changed(path, value)).map((violation) => violation.kind)).toContain(kind);
    expect(() => checkDraft(preservation, changed(path, value))).toThrow(
      expect.objectContaining({ code: 'contents-invalid' }),
    );
  });

  test('refuse a prototype smuggled in as a field', () => {
    const contents: unknown = JSON.parse(
      `{"__proto__": {"necessity": "x"}, ${JSON.stringify(exampleRequest()).slice(1)}`,
    );
    expect(of(contents)).toMatchObject([{ path: '__proto__', kind: 'unknown' }]);
  });

  test.each([[null], [undefined], ['text'], [7], [[]], [true]])('are an object, not %j', (contents) => {
    expect(of(contents)).toMatchObject([{ path: '', kind: 'invalid' }]);
    expect(() => checkDraft(preservation, contents)).toThrow(Problem);
  });
});

describe('a draft', () => {
  test('may be empty, and is told everything that the Convention asks for', () => {
    const { missing } = checkDraft(preservation, {});
    const required = fieldsOf(PreservationRequest).filter((field) => field.required);
    expect(missing.map(({ path }) => path)).toEqual(required.map(({ name }) => name));
    expect(missing.every(({ provision, mark }) => provision && mark)).toBe(true);
  });

  test('may be half filled in, with empty fields of a form', () => {
    const contents = { authority: { name: '', unit: '', email: '' }, data: { categories: [] }, secrecy: null };
    expect(checkDraft(preservation, contents).missing.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['authority.name', 'data.categories', 'data.description', 'offence']),
    );
  });
});

test('contents are signed without the fields that nobody gave', () => {
  const contents = { ...exampleRequest(), secrecy: null, language: undefined };
  const proposal = { act: 'submit', side: 'requesting', role: 'officer', contents, at: new Date(0) } as const;
  const decision = decide(preservation, new Rehearsal().state(), proposal);
  const { secrecy: _, ...rest } = exampleRequest();
  expect(decision.contents).toEqual(rest);
});

/** Every contents class of the procedure, nested ones included. */
function classes(): ContentsClass[] {
  const found = new Set<ContentsClass>([PreservationRequest, ...preservation.acts.map(({ contents }) => contents)]);
  for (const type of found) {
    for (const property of constraintsOf(type).keys()) {
      const nested = notesOf(type, property).nested?.();
      if (nested) found.add(nested);
    }
  }
  return [...found];
}

describe.each(classes().map((type) => [type.name, type] as const))('the class %s', (_, type) => {
  const properties = [...constraintsOf(type)];

  test('turns every nested object into its class and validates it', () => {
    for (const [name, constraints] of properties) {
      const nested = notesOf(type, name).nested?.();
      expect([name, constraints.has('nestedValidation')]).toEqual([name, nested !== undefined]);
      if (!nested) continue;
      const list = constraints.has('isArray');
      const made = plainToInstance(type, { [name]: list ? [{}] : {} }) as Record<string, unknown>;
      expect(list ? (made[name] as unknown[])[0] : made[name]).toBeInstanceOf(nested);
      expect([name, constraints.has('isObject')]).toEqual([name, true]);
    }
  });

  test('limits every text and every list', () => {
    for (const [name, constraints] of properties) {
      const has = (constraint: string) => constraints.has(constraint);
      if (has('isArray')) expect([name, has('arrayMaxSize')]).toEqual([name, true]);
      if (!has('isString')) continue;
      const limited = has('maxLength') || has('isIn') || has('isInstant') || has('isCalendarDate');
      expect([name, limited]).toEqual([name, true]);
    }
  });

  test('says what every property is called', () => {
    for (const [name] of properties) expect([name, notesOf(type, name).title]).toEqual([name, expect.any(String)]);
  });
});

describe('the description of the contents', () => {
  const field = (path: string): Field | undefined =>
    path
      .split('.')
      .reduce<{ fields?: Field[] } | undefined>((at, name) => at?.fields?.find((one) => one.name === name), {
        fields: fieldsOf(PreservationRequest),
      }) as Field | undefined;

  test('gives each field its provision, inherited where it has none of its own', () => {
    expect(field('offence.facts')).toMatchObject({
      provision: 'hanoi-42-3-b',
      mark: '≈',
      required: true,
      type: 'text',
    });
    expect(field('secrecy')).toMatchObject({ provision: 'hanoi-42-3-g', mark: '?', required: false, type: 'object' });
    expect(field('data.identifiers.from')).toMatchObject({ type: 'instant', required: false });
    expect(field('data.categories')).toMatchObject({ type: 'list', items: 'choice', provision: 'network-policy' });
    expect(field('custodian')).toMatchObject({ anyOf: ['name', 'reference', 'systemLocation', 'unknown'] });
  });

  test('gives a schema that names the same required fields and allows no others', () => {
    const schema = schemaOf(PreservationRequest);
    expect(schema.additionalProperties).toBe(false);
    expect(schema.required).toEqual(checkDraft(preservation, {}).missing.map(({ path }) => path));
    expect(schema.properties?.data?.properties?.identifiers).toMatchObject({
      type: 'array',
      maxItems: 200,
      items: { type: 'object', required: ['type', 'value'], additionalProperties: false },
    });
    expect(schema.properties?.followUp?.properties?.expectedBy).toMatchObject({ type: 'string', format: 'date' });
  });
});
