import type { Feature } from '../assemble.js';
import { Provided, Text } from '../contents/decorators.js';
import { requested, requesting, takeBack } from '../conversation/acts.js';
import { policyClock, reply } from '../conversation/clocks.js';
import { Note } from '../conversation/contents.js';
import { guard, type DeadlineRule, type Examples, type Wait } from '../procedure.js';
import type { Contents, Status } from '../types.js';
import { answered, toAnswer } from '../conversation/question.js';

// R8: a State that cannot keep a request confidential says so promptly, and the other one decides whether it goes on. Until
// then the execution waits, and its clocks with it.

/** Whether a request, of whatever kind, demands secrecy, if only towards the user. */
export const isConfidential = (contents: Contents | null): boolean => {
  const { confidentiality, secrecy } = (contents ?? {}) as {
    confidentiality?: { keepConfidential?: boolean } | null;
    secrecy?: { keepSecret?: boolean; doNotNotifyUser?: boolean } | null;
  };
  return [confidentiality?.keepConfidential, secrecy?.keepSecret, secrecy?.doNotNotifyUser].includes(true);
};

export class ConfidentialityNotPossible extends Note {
  @Provided('hanoi-40-20', 'why it cannot be kept confidential')
  @Text(10000)
  reason!: string;

  @Provided('hanoi-40-20', 'who would learn of it, and what')
  @Text(4000)
  whoWouldLearn!: string;
}

const declaration = 'declare-confidentiality-not-possible';
const waiver = 'waive-confidentiality';
const takenBack = 'take-back-declaration';
const settled = [waiver, takenBack];
const say = (code: string, message: string) => ({ code, message, provision: 'hanoi-40-20' }) as const;

const confidentialityDemanded = guard({
  ...say('confidentiality-not-demanded', 'The request demands no confidentiality'),
  needs: 'case',
  holds: ({ view }) => isConfidential(view.contents),
});

/** Once waived, there is nothing to declare again. */
const notWaived = guard({
  ...say('confidentiality-waived', 'The requesting State does not insist on confidentiality any more'),
  needs: 'case',
  holds: ({ view }) => !view.effective.some(({ act }) => act.act === waiver),
});

const declared = toAnswer(
  say('confidentiality-possible', 'Nobody has said that it cannot be kept'),
  declaration,
  settled,
);

const undecided = say(
  'confidentiality-undecided',
  'The requesting State has not said whether to go on without confidentiality, nor the other one that it can be kept after all',
);

const open: Wait = {
  asks: declaration,
  answers: settled,
  code: undecided.code,
  words: 'it is open whether the request goes on without confidentiality',
  provision: 'hanoi-40-20',
};

const deadlines: readonly DeadlineRule[] = [
  policyClock({
    key: 'confidentiality-reply',
    title: 'Decision whether to go on without confidentiality',
    side: 'requesting',
    starts: declaration,
    stops: [waiver, 'withdraw'],
    cancelledBy: [takenBack],
    repeats: true,
  }),
];

const examples: Examples = {
  [declaration]: () => ({ reason: 'The law has the account holder told.', whoWouldLearn: 'The account holder' }),
  [waiver]: () => ({}),
  [takenBack]: () => ({ reason: 'A court has ordered that nobody is told.' }),
};

const rowsFor = (from: readonly Status[]): Feature['acts'] => [
  {
    act: declaration,
    title: 'Say that the request cannot be kept confidential',
    ...requested,
    from,
    to: 'unchanged',
    contents: ConfidentialityNotPossible,
    guards: [confidentialityDemanded, notWaived, answered(undecided, declaration, settled)],
    provision: 'hanoi-40-20',
  },
  {
    act: waiver,
    title: 'Go on without confidentiality',
    ...requesting,
    from,
    to: 'unchanged',
    contents: Note,
    guards: [declared],
    provision: 'hanoi-40-20',
  },
  takeBack({
    act: takenBack,
    title: 'Say that the request can be kept confidential after all',
    from,
    to: 'unchanged',
    guards: [declared],
    provision: 'hanoi-40-20',
  }),
];

/**
 * @param from where the requested State can still say so
 * @param halts the acts of the execution, which wait for the requesting State: it waives, or withdraws; unless it can be kept
 *   after all
 * @param demand a request that demands secrecy, in the words of this kind
 */
export const confidentiality = (
  from: readonly Status[],
  halts: readonly string[],
  demand: Contents = { confidentiality: { keepConfidential: true } },
): Feature => ({
  acts: rowsFor(from),
  deadlines,
  limits: { 'confidentiality-reply': reply },
  guards: Object.fromEntries(halts.map((act) => [act, [answered(undecided, declaration, settled)]])),
  halts: { acts: halts, while: open },
  examples,
  occasion: { contents: demand },
});
