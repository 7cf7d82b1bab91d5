import type { Feature } from '../assemble.js';
import type { Treaty } from '../instruments.js';
import { guard } from '../procedure.js';
import { provisions, type ProvisionId } from '../provisions.js';
import type { Header } from '../request/request.js';
import { offenceArticles, type Offence } from '../request/vocabulary.js';
import type { Contents, Terms } from '../types.js';
import { citedTreaty } from './legal-basis.js';

// R1: what the requested State has taken away from a treaty, or reserved to itself. Remarks, never bars: what a reservation
// leaves, that State says, and the register may be behind. Judged by the terms alone.

/** Grounds that only a reservation opens, and for other offences than the treaty's own (Art. 42(5), Budapest Art. 29(4)). */
const wantOfDualCriminality: Partial<Record<Treaty, string>> = { hanoi: '42(5)', budapest: '29(4)' };

const articleOf = (reserved: string): string => reserved.split('(')[0] ?? '';

/** A reservation to an article is one to each of its paragraphs, and not the other way round. */
const covers = (reserved: string, article: string): boolean =>
  article === reserved || article.startsWith(`${reserved}(`);

/** Whether the requested State has excluded or narrowed one of these articles of the treaty cited, or of the one named. */
export const isReserved = (terms: Terms | null, treaty: Treaty | null, articles: readonly string[]): boolean =>
  (treaty && terms?.reservations?.[treaty])?.some((one) => articles.some((article) => covers(one, article))) ?? false;

/** The articles of the Convention whose offences a request names. */
export const articlesOf = (contents: Contents): string[] => {
  const { references } = (contents.offence ?? {}) as { references?: Offence[] };
  return (references ?? []).flatMap((offence) => offenceArticles[offence] ?? []);
};

export const offenceNotReserved = guard<Contents>({
  code: 'offence-reserved',
  message: 'The requested State has excluded or narrowed the article of an offence cited by a reservation',
  provision: 'network-policy',
  needs: 'contents',
  holds: ({ contents, terms }) => {
    const reserved = citedTreaty(contents) === 'hanoi' ? (terms?.reservations?.hanoi ?? []) : [];
    const excluded = new Set(reserved.map(articleOf));
    return !articlesOf(contents).some((article) => excluded.has(article));
  },
});

/** Numbers of articles in a line of text: `Art. 40(7), 44-46` names 40(7), 44 and 46. */
const ARTICLES = /(?<![(\d])\d{1,3}(?!\d)[a-z]?(?:\([0-9a-z]{1,4}\))*/g;

/** The articles under which a request is made: those it cites, and under the Convention that of its kind. */
function articlesUnder(kind: ProvisionId, contents: Contents): string[] {
  const { article = '' } = (contents as Partial<Header>).legalBasis ?? {};
  const { instrument, article: own } = provisions[kind];
  return [...(article.match(ARTICLES) ?? []), ...(citedTreaty(contents) === instrument ? [own] : [])];
}

const articleNotReserved = (kind: ProvisionId) =>
  guard<Contents>({
    code: 'article-reserved',
    message: 'The requested State has excluded or narrowed an article under which the request is made by a reservation',
    provision: 'network-policy',
    needs: 'contents',
    holds: ({ contents, terms }) => !isReserved(terms, citedTreaty(contents), articlesUnder(kind, contents)),
  });

/** Of the treaty cited; null where the terms say nothing of it. */
const reservedGrounds = (contents: Contents, terms: Terms | null): readonly string[] | null => {
  const treaty = citedTreaty(contents);
  return treaty && terms?.reservedGrounds ? (terms.reservedGrounds[treaty] ?? []) : null;
};

const groundNotReserved = (kind: ProvisionId) =>
  guard<Contents>({
    code: 'ground-reserved',
    message: 'The requested State has reserved a ground for refusal to an article under which the request is made',
    provision: 'network-policy',
    needs: 'contents',
    holds: ({ contents, terms }) => {
      const treaty = citedTreaty(contents);
      const under = articlesUnder(kind, contents).map(articleOf);
      const open = (reserved: string): boolean =>
        contents.scopeBasis === 'serious-crime' || !treaty || wantOfDualCriminality[treaty] !== reserved;
      return !reservedGrounds(contents, terms)?.some((one) => under.includes(articleOf(one)) && open(one));
    },
  });

/** Asked of every request. @param kind the provision that the kind of request rests on */
export const reservations = (kind: ProvisionId): Feature => ({
  warnings: { submit: [offenceNotReserved, articleNotReserved(kind), groundNotReserved(kind)] },
});

/** A ground that rests on a reservation which the register does not have: by mistake, or the register is behind. */
export const dualCriminalityReserved = guard<{ grounds?: readonly string[] }>({
  code: 'ground-not-reserved',
  message: 'The register had no reservation of the requested State that opens want of dual criminality as a ground',
  provision: 'hanoi-42-5',
  needs: 'contents',
  holds: ({ contents, view }) => {
    const treaty = citedTreaty(view.contents ?? {});
    const needed = treaty && wantOfDualCriminality[treaty];
    const known = reservedGrounds(view.contents ?? {}, view.terms);
    if (!contents.grounds?.includes('no-dual-criminality') || !needed || !known) return true;
    return known.some((one) => covers(one, needed));
  },
});
