import { countsFrom } from '../chronology.js';
import { isInstant, normal } from '../instants.js';
import type { CaseState, Contents, TimelineAct } from '../types.js';

/** What starts, stops and pauses clocks: the effective acts in order, and the receipt of the submit act. */
export interface Happening {
  name: string;
  at: string;
  /** Status of the case afterwards. */
  status: string;
  contents: Contents;
}

/**
 * When that was done which the act reports: in time is what was done in time, also when it is told later.
 *
 * @param says by act: the field of its contents with that instant
 */
export function doneAt({ name, at, contents }: Happening, says: Readonly<Record<string, string>> = {}): string {
  const field = says[name];
  const said = field && contents[field];
  return isInstant(said) ? normal(said) : at;
}

/** Every rule of a table asks the same of a state, which never changes. */
const told = new WeakMap<CaseState, readonly Happening[]>();

/** The receipt stands directly behind the submit act, wherever it arrived. */
export function happeningsOf(state: CaseState): readonly Happening[] {
  const happenings = told.get(state) ?? listed(state);
  told.set(state, happenings);
  return happenings;
}

function listed({ effective, delivery }: CaseState): Happening[] {
  const acts = effective.map(happeningOf);
  const [first, ...rest] = acts;
  if (!first || !delivery) return acts;
  return [first, { name: 'delivery', at: normal(delivery.at), status: first.status, contents: {} }, ...rest];
}

/** Guards ask of the same acts again and again while a case is folded. */
const known = new WeakMap<TimelineAct, Happening>();

function happeningOf(item: TimelineAct): Happening {
  const { act, status } = item;
  const happening = known.get(item) ?? { name: act.act, at: countsFrom(item), status, contents: act.contents };
  known.set(item, happening);
  return happening;
}

/** The first one behind that place of which it is true. */
export function firstAfter(
  place: number,
  happenings: readonly Happening[],
  test: (happening: Happening) => unknown,
): Happening | null {
  for (let index = place + 1; index < happenings.length; index += 1) {
    const happening = happenings[index]!;
    if (test(happening)) return happening;
  }
  return null;
}
