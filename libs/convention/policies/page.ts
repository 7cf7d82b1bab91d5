import { spell } from '../deadlines/calendar.js';
import { code, codes, grid } from '../markdown.js';
import { cite, instrumentName, markMeanings, provisions } from '../provisions.js';
import { urgencies } from '../types.js';
import { catalogues, type Catalogue, type PolicyKey } from './catalogue.js';
import { beginnings, spanFor, type Binding, type DeadlinePolicy } from './policy.js';
import { usersOf } from './users.js';

const meanings: Readonly<Record<Binding, string>> = {
  law: 'binds the parties of its treaty; a deadline is law only where that was in force for both States on the day of submission',
  policy: 'set by this network for itself; binds nobody in law',
  guidance: 'a model text',
  benchmark: 'law or practice elsewhere, for comparison; makes no deadline',
};

/** Every limit of every version, for lawyers and newcomers: Markdown, derived from the catalogue alone. */
export function policiesPage(): string {
  const sections = [
    '# Deadline policies\n\nGenerated from `libs/convention/policies` by `npm run docs`: do not edit. How a case uses them: [deadlines.md](deadlines.md).',
    `A row that is off is listed and used by no case. Which treaty binds whom, a request states in its terms ([register.md](register.md)).\n\n${grid(
      ['what', 'meaning'],
      Object.entries(meanings).map(([binding, meaning]) => [code(binding), meaning]),
    )}`,
    grid(['mark', 'meaning'], Object.entries(markMeanings)),
    ...Object.entries(catalogues).flatMap(([version, rows]) => sectionsOf(version, rows)),
  ];
  return `${sections.join('\n\n')}\n`;
}

/** One section for each instrument, in the order of the catalogue. */
function sectionsOf(version: string, rows: Catalogue): string[] {
  const entries = Object.entries(rows) as [PolicyKey, DeadlinePolicy][];
  const instruments = [...new Set(entries.map(([, { provision }]) => provisions[provision].instrument))];
  return [
    `## Version ${version}`,
    ...instruments.map((instrument) => {
      const own = entries.filter(([, { provision }]) => provisions[provision].instrument === instrument);
      return `### ${instrumentName(instrument)}\n\n${grid(
        head,
        own.map(([key, policy]) => line(version, key, policy)),
      )}`;
    }),
  ];
}

const head = ['key', 'what', 'length', 'counted from', 'article', 'binding', 'for whom', 'used by'];

const line = (version: string, key: PolicyKey, policy: DeadlinePolicy): string[] => [
  code(key),
  policy.title,
  [lengthOf(policy), policy.words ?? ''].filter(Boolean).join('; '),
  beginnings[policy.from],
  `${cite(policy.provision)} [${provisions[policy.provision].mark}]`,
  [policy.binding === 'law' ? '**law**' : policy.binding, policy.initially === 'off' ? 'off' : '']
    .filter(Boolean)
    .join(', '),
  [policy.bindingFor, policy.treaty ? `by ${code(policy.treaty)}` : ''].filter(Boolean).join('; '),
  usedBy(key, version),
];

function lengthOf(policy: DeadlinePolicy): string {
  if (policy.span === null) return '';
  if (!('routine' in policy.span)) return spell(policy.span);
  return urgencies.map((urgency) => `${urgency}: ${spelt(spanFor(policy, urgency))}`).join(', ');
}

const spelt = (span: ReturnType<typeof spanFor>): string => (span ? spell(span) : 'none');

/** The kinds by the deadline that takes its length from the row: alike in most of them. */
function usedBy(key: PolicyKey, version: string): string {
  const users = usersOf(key, version);
  return [...new Set(users.map(({ deadline }) => deadline))]
    .map((deadline) => {
      const kinds = users.filter((user) => user.deadline === deadline).map(({ kind }) => `${kind}/${deadline}`);
      return kinds.length > 3 ? `${code(deadline)} of ${kinds.length} kinds` : codes(kinds);
    })
    .join(', ');
}
