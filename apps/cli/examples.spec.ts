import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  approvalAskedOf,
  checkDraft,
  cite,
  decide,
  exampleApproval,
  fold,
  Problem,
  procedureOf,
  procedures,
  type ProvisionId,
  type Urgency,
} from '#convention';

interface Example {
  kind: string;
  to: string;
  urgency: Urgency;
  contents: Record<string, unknown>;
}
interface Expected {
  code: string;
  path?: string;
  provision?: ProvisionId;
  guard?: string;
  judged?: string;
}
interface Found {
  code: string;
  message?: string;
  violations?: { path: string; message: string; provision?: string }[];
}

const folder = 'examples';
const read = <T>(...path: string[]): T => JSON.parse(readFileSync(join(folder, ...path), 'utf8')) as T;
const filesIn = (...path: string[]) =>
  readdirSync(join(folder, ...path)).filter((file) => file.endsWith('.json') && file !== 'expected.json');

const good = filesIn();
const expected = read<Record<string, Expected>>('wrong', 'expected.json');
const wrong = filesIn('wrong');

/** What a contact point does with it, as far as the contents decide. */
function submitted({ kind, urgency, contents }: Example): void {
  const procedure = procedureOf(kind);
  const { missing } = checkDraft(procedure, contents, urgency);
  if (missing.length > 0)
    throw new Problem('contents-incomplete', missing[0]!.message, { details: { violations: missing } });
  signed({ kind, urgency, contents });
}

const signed = ({ kind, urgency, contents }: Pick<Example, 'kind' | 'urgency' | 'contents'>) => {
  const procedure = procedureOf(kind);
  const at = new Date('2026-11-22T18:00:00Z');
  return decide(procedure, fold(procedure, []), {
    act: 'submit',
    side: 'requesting',
    role: 'officer',
    contents,
    at,
    urgency,
    ...(approvalAskedOf(procedure, contents, urgency) && { approval: exampleApproval() }),
  });
};

function refusal(work: () => unknown): Found | null {
  try {
    work();
    return null;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { code: error.code, message: error.message, ...(error.details as object) };
  }
}

describe('the examples', () => {
  it.each(good)('%s can be submitted as it is', (file) => {
    const example = read<Example>(file);
    expect(checkDraft(procedureOf(example.kind), example.contents, example.urgency)).toEqual({ missing: [] });
    expect(signed(example)).toMatchObject({ to: 'submitted', warnings: [], contents: example.contents });
  });

  it('are named after who asks whom, and cover each direction between three States', () => {
    for (const file of good) expect(file.slice(6, 8).toUpperCase()).toBe(read<Example>(file).to);
    const pairs = good.map((file) => file.slice(0, 8));
    for (const pair of ['vn-to-br', 'vn-to-za', 'br-to-vn', 'br-to-za', 'za-to-vn', 'za-to-br'])
      expect(pairs).toContain(pair);
  });

  it('show each urgency, and each is in the table of the README', () => {
    const shown = (list: Example[]) => [...new Set(list.map(({ urgency }) => urgency))].sort();
    const preservations = good.map((file) => read<Example>(file)).filter(({ kind }) => kind === 'preservation');
    expect(shown(preservations)).toEqual(['emergency', 'routine', 'urgent']);
    const table = readFileSync(join(folder, 'README.md'), 'utf8');
    for (const file of good) expect(table).toContain(`\`${file}\``);
  });

  it('show each kind of request twice', () => {
    const kinds = good.map((file) => read<Example>(file).kind);
    for (const kind of Object.keys(procedures)) expect(kinds.filter((each) => each === kind).length).toBeGreaterThan(1);
  });

  it('name no real domain, address or telephone number', () => {
    for (const file of [...good, ...wrong.map((name) => join('wrong', name))]) {
      const text = readFileSync(join(folder, file), 'utf8');
      for (const [, domain] of text.matchAll(/(?:@|https:\/\/)([a-z0-9.-]+)/g)) expect(domain).toMatch(/\.example$/);
      for (const [address] of text.matchAll(/\b\d+\.\d+\.\d+\.\d+\b/g))
        expect(address).toMatch(/^(192\.0\.2|198\.51\.100|203\.0\.113)\./);
      for (const [phone] of text.matchAll(/\+\d{2,}/g)) if (!text.includes(`00:00${phone}`)) expect(phone).toBe('+999');
    }
  });
});

describe('the wrong examples', () => {
  it('each have their expected refusal', () => {
    expect(Object.keys(expected).sort()).toEqual(wrong.sort());
  });

  const byContents = Object.entries(expected).filter(([, { judged }]) => judged === undefined);

  it.each(byContents)(
    '%s is refused, once, by the provision that asks for it',
    (file, { code, path, provision, guard }) => {
      const found = refusal(() => submitted(read<Example>('wrong', file)));
      expect(found?.code).toBe(code);
      if (path === undefined) return;
      expect(found?.violations?.map((violation) => violation.path)).toEqual([path]);
      expect(found?.violations?.[0]?.provision).toBe(provision);
      if (code === 'contents-incomplete' && provision !== 'network-policy' && !guard)
        expect(found?.violations?.[0]?.message).toContain(cite(provision!));
    },
  );

  it.each(byContents.filter(([, { guard }]) => guard !== undefined))(
    '%s is refused by the submit act too, when a draft of it was stored',
    (file, { guard }) => {
      expect(refusal(() => signed(read<Example>('wrong', file)))?.code).toBe(guard);
    },
  );

  it.each(Object.entries(expected).filter(([, { judged }]) => judged !== undefined))(
    '%s holds nothing wrong but what the contact point alone can know',
    (file, { code }) => {
      expect(code).toBe('unknown-state');
      expect(refusal(() => submitted(read<Example>('wrong', file)))).toBeNull();
    },
  );
});
