import type { Feature } from '../assemble.js';
import { Instant, Provided, Text } from '../contents/decorators.js';
import { requesting } from '../conversation/acts.js';
import { Note } from '../conversation/contents.js';
import { limit } from '../conversation/limit.js';
import { guard, type Guard, type DeadlineRule, type Examples } from '../procedure.js';
import type { CaseView, Contents, Status } from '../types.js';
import { happenedBetween } from '../persons/guards.js';

// R19: the safe conduct of a witness, an expert or a transferred person ends fifteen consecutive days after that person
// was told to be no longer needed, or when the period ends that the two States have agreed on instead.

export class NoLongerNeeded extends Note {
  @Provided('hanoi-40-29', 'the person')
  @Text(1000)
  person!: string;

  @Provided('hanoi-40-29', 'the instant at which the person was told')
  @Instant()
  toldAt!: string;
}

export class Departure extends Note {
  @Provided('hanoi-40-29', 'the person')
  @Text(1000)
  person!: string;

  @Provided('hanoi-40-29', 'how it ended: the person has left, has stayed, or has come back')
  @Text(4000)
  outcome!: string;
}

const bringsPerson = (brings: (request: Contents) => boolean): Guard =>
  guard({
    code: 'nobody-under-safe-conduct',
    message: 'The request brings nobody into the requesting State',
    provision: 'hanoi-40-29',
    needs: 'case',
    holds: ({ view }) => brings(view.contents ?? {}),
  });

/** Who has been told, and has not departed. */
function underConduct({ effective }: CaseView): ReadonlySet<unknown> {
  const persons = new Set<unknown>();
  for (const { act } of effective) {
    if (act.act === 'tell-no-longer-needed') persons.add(act.contents.person);
    if (act.act === 'report-departure') persons.delete(act.contents.person);
  }
  return persons;
}

const told: Guard = guard({
  code: 'nobody-told',
  message: 'Nobody has been told to be no longer needed',
  provision: 'hanoi-40-29',
  needs: 'case',
  holds: ({ view }) => underConduct(view).size > 0,
});

const toldBefore = guard<Departure>({
  code: 'person-not-told',
  message: 'This person has not been told to be no longer needed, or has departed: name the person as then (person)',
  provision: 'hanoi-40-29',
  needs: 'contents',
  holds: ({ view, contents: { person } }) => underConduct(view).has(person),
});

const deadlines: readonly DeadlineRule[] = [
  limit({
    key: 'safe-conduct',
    policy: 'mla-safe-conduct',
    side: 'requesting',
    tells: ['requesting', 'requested'],
    starts: 'tell-no-longer-needed',
    from: 'toldAt',
    stops: ['report-departure'],
    about: 'person',
    repeats: true,
    yieldsTo: ['accept-date', 'grant-date'],
    otherwise: 'guidance',
  }),
];

const examples: Examples = {
  'tell-no-longer-needed': (at = '2026-03-20T10:00:00Z') => ({ person: 'Witness A', toldAt: at }),
  'report-departure': () => ({ person: 'Witness A', outcome: 'Has left the territory.' }),
};

/**
 * For kinds that agree dates, this one among them (`safe-conduct`).
 *
 * @param from where a person may be in the requesting State on the ground of the request
 * @param brings whether the request brings a person there
 * @param occasion a request that does
 */
export const safeConduct = (
  from: readonly Status[],
  brings: (request: Contents) => boolean,
  occasion: Contents,
): Feature => ({
  acts: [
    {
      act: 'tell-no-longer-needed',
      title: 'Tell that a person has been told to be no longer needed',
      ...requesting,
      from,
      to: 'unchanged',
      contents: NoLongerNeeded,
      guards: [bringsPerson(brings), happenedBetween('toldAt', 'told-not-in-the-case', 'hanoi-40-29')],
      provision: 'hanoi-40-29',
    },
    {
      act: 'report-departure',
      title: 'Tell how the safe conduct ended',
      ...requesting,
      from,
      to: 'unchanged',
      contents: Departure,
      guards: [told, toldBefore],
      provision: 'hanoi-40-29',
    },
  ],
  deadlines,
  examples,
  occasion: { contents: occasion },
});
