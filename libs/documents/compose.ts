import { markMeanings, procedureOf, provisionOf, provisions, relations, usableZone } from '#convention';
import type { ActRule, Approval, Attachment, Procedure, ProvisionId, Relation, Terms } from '#convention';
import { dayIn, spelledDay, type Day } from './dates.js';
import type { DocumentFacts } from './facts.js';
import { contentRows, type Row } from './fields.js';
import type { FixedLabel } from './fixed-labels.js';
import { capitalised, choice, fixed, stateName, translated } from './labels.js';
import { directionOf, languageOf, type Direction, type Language } from './languages.js';
import { citation, filled, type Writing } from './pieces.js';
import { label, numbered, token, written, type Passage } from './text.js';

/** What the template sets: no word of it is decided there. */
export interface Sheet {
  lang: Language;
  dir: Direction;
  day: Day;
  /** Of the file, for readers that show it. */
  name: string;
  title: string;
  subtitle: string;
  from: string;
  office: string;
  to: string;
  /** Name and lines. */
  facts: [string, Passage[][]][];
  contents: { title: string; columns: string[]; rows: Row[]; none: string };
  notes: { title: string; texts: Passage[][]; marks: [string, string][] };
  footer: { left: Passage[]; page: string[]; note: string };
}

/** Version of template, fonts and compiler together: what changes a byte of any document changes it. */
export const TEMPLATE = '3';

/** Puts the facts of an act into the words of a language. @throws Problem `unknown-kind` */
export function compose(facts: DocumentFacts, language: Language, covered: ReadonlySet<number>): Sheet {
  const { act, terms } = facts;
  const procedure = procedureOf(terms.kind);
  const rule = procedure.acts.find((row) => row.act === act.act);
  const declared = languageOf(facts.request.language) ?? undefined;
  const writing: Writing = { language, covered, marked: new Set(), ...(declared && { declared }) };
  const title = translated(procedure.title, language);
  const subtitle = translated(rule?.title ?? act.act, language);
  const day = dayIn(act.at, terms.zones[act.side]);
  return {
    lang: language,
    dir: directionOf(language),
    day,
    name: `${terms.reference}: ${title} (${subtitle})`,
    title,
    subtitle,
    from: stateName(act.from, facts.names, language),
    office: fixed('24/7 point of contact', language),
    to: `${fixed('To', language)}: ${stateName(act.to, facts.names, language)}`,
    facts: keyFacts(facts, procedure, rule, writing),
    contents: contentsOf(facts, procedure, rule, writing),
    notes: notesFor(writing),
    footer: footerOf(act.case, language),
  };
}

function keyFacts(
  { act, terms, request }: DocumentFacts,
  procedure: Procedure,
  rule: ActRule | undefined,
  writing: Writing,
): Sheet['facts'] {
  const { language, covered } = writing;
  const plain = (text: string) => label(text, language);
  const gap = plain(' · ');
  const day = spelledDay(dayIn(act.at, terms.zones[act.side]), language);
  const cited = (title: string, id: ProvisionId) => [
    [plain(translated(title, language)), gap, ...citation(id, writing)],
  ];
  const zone = token(`(${usableZone(terms.zones[act.side])})`, language);
  const rows: [FixedLabel, Passage[][]][] = [
    ['Reference', [[written(terms.reference, covered, language)]]],
    ['Kind of request', cited(procedure.title, procedure.provision)],
    ['Act', rule ? cited(rule.title, provisionOf(rule, act.contents)) : [[plain(act.act)]]],
    ['Date', [[plain(day), plain(' '), zone]]],
    ['Officer', [[written(act.officer.name, covered, language)]]],
    ['Role', [[plain(choice(act.officer.role, language))]]],
    ['Approved by', approvedBy(act.approval, writing)],
    ['Urgency', [[plain(choice(terms.urgency, language))]]],
    ['Legal basis', legalBasis(request.legalBasis, writing)],
    ['Linked case', act.act === procedure.submit ? linkedCases(terms, writing) : []],
  ];
  return rows.filter(([, lines]) => lines.length > 0).map(([name, lines]) => [fixed(name, language), lines]);
}

/** The second officer of a request; nothing where nobody has approved it. */
const approvedBy = (approval: Approval | undefined, { language, covered }: Writing): Passage[][] =>
  approval
    ? [[written(approval.officer.name, covered, language)], [label(choice(approval.officer.role, language), language)]]
    : [];

/** What a request says of its legal basis, a line each; nothing where the kind of request asks for none. */
function legalBasis(basis: unknown, { language, covered, declared }: Writing): Passage[][] {
  if (typeof basis !== 'object' || basis === null) return [];
  const { instrument, article, name } = basis as Record<string, string | undefined>;
  const own = [article, name].flatMap((text) => (text ? [[written(text, covered, language, declared)]] : []));
  return [...(instrument ? [[label(choice(instrument, language), language)]] : []), ...own];
}

function contentsOf(
  { act }: DocumentFacts,
  procedure: Procedure,
  rule: ActRule | undefined,
  writing: Writing,
): Sheet['contents'] {
  const { language } = writing;
  const titles = new Map(procedure.grounds.map(({ ground, title }) => [ground, title]));
  return {
    title: fixed('Contents', language),
    columns: [fixed('Item', language), fixed('Entry', language), fixed('Provision', language)],
    rows: [
      ...(rule ? contentRows(rule.contents, act.contents, titles, writing) : []),
      ...enclosures(act.attachments ?? [], writing),
    ],
    none: fixed('This act says nothing further.', language),
  };
}

/** Files that belong to the act, by name and digest: the file itself travels beside the document. */
function enclosures(files: readonly Attachment[], { language, covered }: Writing): Row[] {
  const named = (name: FixedLabel) => [label(fixed(name, language), language)];
  const row = (name: FixedLabel, value: Passage): Row => ({
    level: 1,
    label: named(name),
    provision: [],
    values: [[value]],
    long: false,
  });
  return files.flatMap(({ name, type, bytes, sha256 }, index) => [
    {
      level: 0,
      label: [...named('Enclosure'), label(' ', language), token(`${index + 1}/${files.length}`, language)],
      provision: [],
      values: null,
      long: false,
    },
    row('Name of the file', written(name, covered, language)),
    row('Media type', written(type, covered, language)),
    row('Size in bytes', token(String(bytes), language)),
    row('SHA-256', written(sha256, covered, language)),
  ]);
}

/** Other cases that the request names, a line each. A relation of a newer version is shown as its code. */
const linkedCases = ({ links = [] }: Terms, { language, covered }: Writing): Passage[][] =>
  links.map(({ relation, reference }) => [
    label(`${translated(titleOf(relation), language)} `, language),
    { ...written(reference, covered, language), whole: true },
  ]);

const titleOf = (relation: string): string =>
  relation in relations ? relations[relation as Relation].title : relation;

/** Call last: by then every provision has been cited. */
function notesFor({ language, marked }: Writing): Sheet['notes'] {
  const shown = new Set([...marked].map((id) => provisions[id].mark));
  const used = Object.entries(markMeanings).filter(([mark]) => [...shown].some((one) => one === mark));
  const example = token(numbered('\u{1F600}'), language);
  const entries = fixed(
    'Entries stand in the words of their authors. A character that the fonts do not have is shown by its number, such as {example}.',
    language,
  );
  const marks = fixed(
    'The mark beside a provision says how sure this network is of its number. Provisions are paraphrased; this is not legal advice.',
    language,
  );
  const unreviewed = fixed(
    'The labels are a translation that no lawyer has reviewed; the English ones prevail.',
    language,
  );
  return {
    title: fixed('About this document', language),
    texts: [
      filled(entries, { example }, language),
      ...(language === 'en' ? [] : [[label(unreviewed, language)]]),
      [label(marks, language)],
    ],
    marks: used.map(([mark, meaning]) => [mark, capitalised(translated(meaning, language))]),
  };
}

function footerOf(caseId: string, language: Language): Sheet['footer'] {
  const version = filled(fixed('Template {version}', language), { version: token(TEMPLATE, language) }, language);
  return {
    left: [label(`${fixed('Case', language)} `, language), token(caseId, language), label(' · ', language), ...version],
    page: fixed('Page {page} of {pages}', language).split(/(\{pages?\})/),
    note: fixed(
      'The signed act states the SHA-256 of this file. Whoever has the act can produce the file again with template {version}, byte for byte, and compare.',
      language,
    ).replace('{version}', TEMPLATE),
  };
}
