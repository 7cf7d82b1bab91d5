import { code, codes, grid } from './markdown.js';
import { catalogues } from './policies/catalogue.js';
import { procedures } from './procedures.js';
import { cite, provisions, type ProvisionId } from './provisions.js';
import { citedBy } from './table.js';

const neverAGround = 'never a ground: no list of grounds has it, which a test sees to in every table';
const definition = 'a definition, on which a vocabulary rests';
const anOffence = 'an offence of the vocabulary; what it restricts about files is a rule of the contact point';
const byItems = 'its items are cited one by one';
const aChoice = 'a choice that the request makes, with no field or act of its own';

/** Provisions known here that neither a table nor a deadline policy cites, each with the reason why not. */
export const outsideTables: Readonly<Partial<Record<ProvisionId, string>>> = {
  'hanoi-2-b': definition,
  'hanoi-2-c': definition,
  'hanoi-2-d': definition,
  'hanoi-2-e': definition,
  'hanoi-2-f': definition,
  'hanoi-2-h': definition,
  'hanoi-3-b': 'the scope of the Convention, which every request states by Art. 35(1)',
  'hanoi-4': anOffence,
  'hanoi-14': anOffence,
  'hanoi-15': anOffence,
  'hanoi-16': anOffence,
  'hanoi-25-3': 'a duty of the custodian under domestic law',
  'hanoi-36-2': 'a duty of the receiving State under its own law, which no act of a case shows',
  'hanoi-37-16': neverAGround,
  'hanoi-40-6': 'the order of precedence, which Art. 40(7) carries',
  'hanoi-40-15': byItems,
  'hanoi-40-23': neverAGround,
  'hanoi-40-24': neverAGround,
  'hanoi-41-3-a': aChoice,
  'hanoi-41-3-c': aChoice,
  'hanoi-41-6': 'another network is a channel or a legal basis that a request names',
  'hanoi-42-3': byItems,
  'hanoi-45': aChoice,
  'hanoi-65': 'entry into force: the register says of every State what binds it on which day',
  'network-protocol': 'a rule of the exchange, which remarks in the timeline cite',
};

export interface Coverage {
  kinds: string[];
  policies: string[];
  reason: string | null;
}

/** By provision: the tables and the deadline policies that cite it, or the reason why none does. */
export function coverage(): Record<ProvisionId, Coverage> {
  const kinds = Object.values(procedures).map((procedure) => [procedure.kind, new Set(citedBy(procedure))] as const);
  const policies = Object.values(catalogues).flatMap((catalogue) => Object.entries(catalogue));
  const of = (id: ProvisionId): Coverage => ({
    kinds: kinds.flatMap(([kind, cited]) => (cited.has(id) ? kind : [])),
    policies: policies.flatMap(([key, { provision }]) => (provision === id ? key : [])),
    reason: outsideTables[id] ?? null,
  });
  const ids = Object.keys(provisions) as ProvisionId[];
  return Object.fromEntries(ids.map((id) => [id, of(id)])) as Record<ProvisionId, Coverage>;
}

/** Every provision and where it is coded: Markdown, for lawyers who look for what is missing. */
export function coveragePage(): string {
  const rows = Object.entries(coverage()).map(([id, { kinds, policies, reason }]) => {
    const { text, mark } = provisions[id as ProvisionId];
    return [cite(id as ProvisionId), mark, text, reason ?? [codes(kinds), codes(policies)].filter(Boolean).join('; ')];
  });
  return `# Coverage\n\nGenerated from the tables by \`npm run docs\`: do not edit. Every provision that this network knows, how sure we are of it, and the kinds of request and deadline policies (${code('libs/convention')}) that cite it; or the reason why none does.\n\n${grid(['article', 'mark', 'in short', 'cited by, or why not'], rows)}\n`;
}
