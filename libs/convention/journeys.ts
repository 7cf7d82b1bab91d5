import { fieldsOf } from './contents/describe.js';
import { ordinaryPlacesOf, outcomeOf, placeAfter, placesOf, type Place, type Step, type Told } from './histories.js';
import { aimOf, type ActRule, type GroundRule, type Procedure } from './procedure.js';
import type { Script } from './rehearsal.js';
import type { Contents, Status } from './types.js';

/** Acts one after the other, from submit on; receipts arrive by themselves. */
export type Way = readonly string[];

export interface Refusal {
  ground: string;
  /** The way to where the request can be refused, and the refusing act at its end. */
  way: Way;
  contents: Contents;
  /** `done`, or the code of the condition under which alone this ground is open. */
  outcome: string;
}

const byClock = ({ roles }: ActRule): boolean => roles.includes('clock');

/**
 * The longest case that the examples make: as many different acts as one case can hold, to its end. At every place the
 * act that leaves the most open comes first. Acts of the clock wait for days and are left out.
 */
export function longestWay(script: Script): Way {
  const { procedure } = script;
  const possible = new Set(ordinaryPlacesOf(script).flatMap(({ steps }) => steps.map(({ act }) => act)));
  /** Acts that are not to be looked for: those performed, and those that such a request never allows. */
  const done = new Set(procedure.acts.map(({ act }) => act).filter((act) => !possible.has(act)));
  let place = placeAfter(script, []);
  for (;;) {
    const taken = actsOf(place);
    const often = (act: string) => taken.filter((one) => one === act).length === MOST;
    const steps = peopleSteps(script, place).filter(({ act }) => !often(act));
    const step = choose(procedure, place.state.status, steps, done);
    if (!step) return taken;
    done.add(step.act);
    place = placeAfter(script, [...place.way, step]);
  }
}

/** No act more often than this: a way that leads back is taken for something new, not for ever. */
const MOST = 3;

const peopleSteps = ({ procedure }: Script, { steps }: Place): readonly Step[] =>
  steps.filter(({ act }) => !procedure.acts.some((rule) => rule.act === act && byClock(rule)));

const actsOf = ({ way }: Place): string[] => way.map(({ act }) => act).filter((act) => act !== 'receive');

type Steps = readonly Step[];

/** What is new and leaves the most open; else the next step on the way to something new; else an end. */
function choose(procedure: Procedure, status: Status, steps: Steps, done: ReadonlySet<string>): Step | undefined {
  const receipt = steps.find(({ act }) => act === 'receive');
  if (receipt) return receipt;
  const target = (act: string) => targetOf(procedure, act, status);
  const open = (act: string) => newActsFrom(procedure, target(act), new Set([...done, act])).size;
  const fresh = steps.filter(({ act }) => !done.has(act) && !procedure.statuses[target(act)]?.final);
  const best = [...fresh].sort((a, b) => open(b.act) - open(a.act))[0];
  if (best && (open(best.act) > 0 || !leads(procedure, status, steps, done))) return best;
  return best ?? leads(procedure, status, steps, done) ?? ending(procedure, status, steps);
}

const targetOf = ({ acts }: Procedure, act: string, status: Status): Status => {
  const rule = acts.find((row) => row.act === act);
  const to = rule ? aimOf(rule, status) : 'unchanged';
  return to === 'unchanged' ? status : to;
};

/** Acts not yet done that do not end the case and that the table lets happen after this status, sooner or later. */
function newActsFrom(procedure: Procedure, status: Status, done: ReadonlySet<string>): Set<string> {
  const found = new Set<string>();
  const seen = new Set([status]);
  for (const place of seen) {
    for (const rule of procedure.acts.filter((row) => !byClock(row) && row.from.includes(place))) {
      const to = targetOf(procedure, rule.act, place);
      if (procedure.statuses[to]?.final) continue;
      if (!done.has(rule.act)) found.add(rule.act);
      seen.add(to);
    }
  }
  return found;
}

/** A step already taken once that comes nearer to an act not yet done; none twice in a row for nothing. */
function leads(procedure: Procedure, status: Status, steps: Steps, done: ReadonlySet<string>): Step | undefined {
  const wanted = newActsFrom(procedure, status, done);
  if (wanted.size === 0) return undefined;
  const now = new Set(steps.map(({ act }) => act));
  const distance = (start: Status): number => {
    const far = new Map([[start, 0]]);
    for (const [place, steps] of far) {
      for (const rule of procedure.acts.filter((row) => !byClock(row) && row.from.includes(place))) {
        const to = targetOf(procedure, rule.act, place);
        const ends = procedure.statuses[to]?.final;
        if (!ends && wanted.has(rule.act) && (place !== status || now.has(rule.act))) return steps;
        if (!far.has(to)) far.set(to, steps + 1);
      }
    }
    return Number.POSITIVE_INFINITY;
  };
  const here = distance(status);
  return steps.find(({ act }) => distance(targetOf(procedure, act, status)) < here);
}

const ending = (procedure: Procedure, status: Status, steps: Steps): Step | undefined =>
  steps.find(({ act }) => procedure.statuses[targetOf(procedure, act, status)]?.final);

/** A way, and the request it begins with: some acts take one that is urgent, oral or secret. */
export interface Journey {
  way: Way;
  script: Told;
}

/** For every act that the way does not have, the shortest way that ends with it, in an ordinary case if that will do. */
export function otherWays(script: Script, way: Way): Journey[] {
  const places = placesOf(script);
  return script.procedure.acts
    .filter((rule) => !byClock(rule) && !way.includes(rule.act))
    .map(({ act }) => journeyTo(script, places, act));
}

/** @throws Error when no place of the table lets the act happen without the clock */
function journeyTo(script: Script, places: readonly Place[], act: string): Journey {
  const place = places.find(
    (one) => isByPeople(script, one) && peopleSteps(script, one).some((step) => step.act === act),
  );
  if (!place) throw new Error(`${script.procedure.kind}: nothing leads to ${act}`);
  return { way: [...actsOf(place), act], script: place.script };
}

const isByPeople = ({ procedure }: Script, { way }: Place): boolean =>
  way.every(({ act }) => !procedure.acts.some((rule) => rule.act === act && byClock(rule)));

/** Every ground of every act that names grounds, each at the end of the shortest way to that act. */
export function refusalsOf(script: Script): Refusal[] {
  const places = ordinaryPlacesOf(script);
  return script.procedure.acts.flatMap((rule) => {
    const values = groundField(rule)?.values ?? [];
    const way = values.length > 0 ? journeyTo(script, places, rule.act).way : [];
    return script.procedure.grounds
      .filter(({ ground }) => values.includes(ground))
      .map((ground) => refusal(script, places, { rule, ground, way }));
  });
}

/** Acts that refuse name one ground, or several. */
const groundField = ({ contents }: ActRule) =>
  fieldsOf(contents).find(({ name }) => name === 'grounds' || name === 'ground');

function refusal(
  script: Script,
  places: readonly Place[],
  { rule, ground: { ground }, way }: { rule: ActRule; ground: GroundRule; way: Way },
): Refusal {
  const { name = '', type } = groundField(rule) ?? {};
  const contents = { ...script.examples[rule.act]?.(), [name]: type === 'list' ? [ground] : ground };
  const place = places.find((one) => actsOf(one).join() === way.slice(0, -1).join());
  const at = new Date(Date.parse(place?.way.at(-1)?.at ?? '') + 3_600_000);
  const proposal = { act: rule.act, side: rule.by, role: rule.roles[0] ?? 'officer', contents, at };
  return { ground, way, contents, outcome: place ? outcomeOf(script.procedure, place.state, proposal) : 'no place' };
}
