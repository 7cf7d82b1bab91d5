import { happened } from '../conversation/guards.js';
import type { Header, Request } from '../request/request.js';
import type { CaseView, Contents } from '../types.js';

/** The contents of a request or act, as far as they are there. */
export const said = <T>(contents: Contents | null | undefined): Partial<T> => (contents ?? {}) as Partial<T>;

/** The contents of the last effective act of that name. */
export const lastSaid = <T>(view: CaseView, act: string): Partial<T> | null =>
  happened(view, act) ? said<T>(view.effective.findLast((item) => item.act.act === act)?.act.contents) : null;

/** Some fields, as they are. */
export const carried = <T extends object>(from: T, ...fields: (keyof T & string)[]): Contents =>
  Object.fromEntries(fields.map((field) => [field, from[field]]));

/** What a request of every kind says of who asks, of the offence's kind, and how urgently. */
export const askedBy = <T extends Asking>(request: T): Contents => ({
  ...carried(request, 'authority', 'domesticReference', 'scopeBasis'),
  ...carried(request, 'urgencyReason', 'emergency', 'language', 'contactForConfirmation'),
});

type Asking = Partial<Header> & { authority?: object; domesticReference?: string };

/** All that a request says but what was of its day: how it was made, and the date it wished for. */
export function lasting<T extends object>(request: T): Omit<T, 'suggestedDeadline' | 'submissionMode' | 'oral'> {
  const { suggestedDeadline: _wish, submissionMode: _mode, oral: _oral, ...rest } = request as T & Partial<Request>;
  return rest as unknown as Omit<T, 'suggestedDeadline' | 'submissionMode' | 'oral'>;
}

/** A text that fits into a field of so many characters; what does not fit is not cut, but left out. */
export const whereShort = (text: string | undefined, most: number): string | undefined =>
  text && text.length <= most ? text : undefined;

/** The same instrument; its article is another one. */
export const basisUnder = (
  basis: { instrument?: string; name?: string } | undefined,
  hanoiArticle: string,
): Contents | undefined =>
  basis && {
    instrument: basis.instrument,
    name: basis.name,
    ...(basis.instrument === 'hanoi' && { article: hanoiArticle }),
  };

/** From the first to the last instant of identifiers that have them. */
export function spanOf(
  identifiers: readonly { from?: string; to?: string }[] = [],
): { from: string; to: string } | undefined {
  const timed = identifiers.flatMap(({ from, to }) => (from && to ? [{ from, to }] : []));
  const earliest = timed.map(({ from }) => from).sort(byInstant)[0];
  const latest = timed.map(({ to }) => to).sort(byInstant)[timed.length - 1];
  return earliest && latest ? { from: earliest, to: latest } : undefined;
}

const byInstant = (a: string, b: string): number => Date.parse(a) - Date.parse(b);
