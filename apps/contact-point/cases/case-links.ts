import {
  isRestricted,
  Problem,
  relations,
  type Link,
  type NamedBy,
  type Relation,
  type Side,
  type StateCode,
} from '#convention';
import type { CaseRow, LinkedRow } from './case.rows.js';
import type { LinkDraft } from './cases.dto.js';

/** Requesting and requested State of a case. */
const partiesOf = (row: Pick<CaseRow, 'side' | 'counterpart'>, own: StateCode): [StateCode, StateCode] =>
  row.side === 'requesting' ? [own, row.counterpart] : [row.counterpart, own];

/**
 * The links of a draft, with what this contact point knows of the cases named.
 *
 * @throws Problem `link-not-held` (details.violations) when one is not held here, or is a draft itself
 */
export function linksOf(named: readonly LinkDraft[], held: readonly LinkedRow[], own: StateCode): Link[] {
  const distinct = [...new Map(named.map((link) => [`${link.relation} ${link.case}`, link])).values()];
  return distinct.map(({ relation, case: id }, index) => {
    const row = held.find((candidate) => candidate.id === id && candidate.status !== 'draft');
    if (!row) throw notHeld(`links.${index}.case`);
    const restricted = isRestricted({ offence: { references: row.references } }, row.links);
    return {
      relation,
      case: id,
      reference: row.reference,
      with: partiesOf(row, own),
      ...(restricted && { restricted }),
    };
  });
}

function notHeld(path: string): Problem {
  const message = 'a link names a case that this contact point holds and that has been submitted';
  return new Problem('link-not-held', message, { details: { violations: [{ path, kind: 'invalid', message }] } });
}

interface LinkView {
  relation: string;
  title: string;
  /** `to` a case that this one names, `from` one that names it. */
  direction: 'to' | 'from';
  case: string;
  reference: string;
  with: readonly [StateCode, StateCode];
  /** Whether this contact point holds the case: only then it knows the rest. */
  held: boolean;
  kind: string | null;
  counterpart: StateCode | null;
  side: Side | null;
  status: string | null;
  nextDeadline: { key: string; dueAt: string } | null;
}

/** The cases that this one names and that are held here. */
export const heldOf = (row: CaseRow, linked: readonly LinkedRow[], own: StateCode): Link[] =>
  row.links.filter((link) => meant(link, linked, own) !== null);

/** Links in both directions, with how the linked cases stand now. */
export function linkViews(row: CaseRow, linked: readonly LinkedRow[], own: StateCode): LinkView[] {
  const to = row.links.map((link) => linkView('to', link, meant(link, linked, own)));
  const from = linked.flatMap((other) =>
    other.links
      .filter((link) => link.case === row.id && isOf(link, row, own))
      .map(({ relation }) => linkView('from', { ...pointTo(other, own), relation }, other)),
  );
  return [...to, ...from];
}

/** The cases between the same two States that name this one. */
export const namedBy = (row: CaseRow, links: readonly LinkView[]): NamedBy[] =>
  links.flatMap(({ direction, relation, kind, reference, status, side, counterpart }) =>
    direction === 'from' && kind && status && side === row.side && counterpart === row.counterpart
      ? [{ relation, kind, reference, status }]
      : [],
  );

const pointTo = (other: LinkedRow, own: StateCode) => ({
  case: other.id,
  reference: other.reference,
  with: partiesOf(other, own),
});

/** The case that a link means. Another State may have written it: one that does not fit what is held means nothing here. */
const meant = (link: Link, linked: readonly LinkedRow[], own: StateCode): LinkedRow | null =>
  linked.find((row) => row.id === link.case && isOf(link, row, own)) ?? null;

const isOf = (link: Link, row: Pick<CaseRow, 'reference' | 'side' | 'counterpart'>, own: StateCode): boolean =>
  link.reference === row.reference && partiesOf(row, own).every((state, index) => state === link.with[index]);

function linkView(direction: LinkView['direction'], link: Link, row: LinkedRow | null): LinkView {
  const words = Object.hasOwn(relations, link.relation) ? relations[link.relation as Relation] : undefined;
  const { relation, case: id, reference } = link;
  return {
    relation,
    title: (direction === 'to' ? words?.title : words?.reverse) ?? relation,
    direction,
    case: id,
    reference,
    with: link.with,
    held: row !== null,
    kind: row?.kind ?? null,
    counterpart: row?.counterpart ?? null,
    side: row?.side ?? null,
    status: row?.status ?? null,
    nextDeadline: row ? nextDeadlineOf(row) : null,
  };
}

const nextDeadlineOf = ({ next_deadline: key, next_deadline_at: at }: LinkedRow) =>
  key && at ? { key, dueAt: new Date(at).toISOString() } : null;
