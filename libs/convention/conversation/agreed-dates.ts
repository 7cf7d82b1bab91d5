import type { Feature } from '../assemble.js';
import { CalendarDate, OneOf, Provided, Text } from '../contents/decorators.js';
import { agreedStands } from '../deadlines/agreed.js';
import { deadlinesOf } from '../deadlines/deadlines.js';
import { guard, type AgreedRule, type ContentsClass, type Guard, type Procedure } from '../procedure.js';
import type { CaseView, Contents, Status, TimelineAct } from '../types.js';
import { requested, requesting, type Row } from './acts.js';
import { Note } from './contents.js';
import { isOverFor } from './when.js';

// A date that one State proposes for a deadline and the other accepts. It stands beside the deadline it is about: a legal
// limit neither moves nor ends because two desks agree on something else.

/** What a proposal and its answers name. */
interface AboutDate {
  deadline: string;
  date: string;
}

type Classes = Record<'Proposal' | 'Answer', ContentsClass>;

interface Options<S extends Status> {
  /** Statuses in which dates can be proposed and answered. */
  open: readonly S[];
  /** Keys of the deadlines they can be about. */
  deadlines: readonly string[];
}

/**
 * Rows and deadline of agreed dates: `assemble(table, agreedDates({ open: pending, deadlines: ['decision', 'execution'] }))`.
 * The requested State proposes and the requesting State answers, or the other way round; a new proposal replaces an
 * unanswered one, and a newly agreed date the one before it for the same deadline.
 */
export const agreedDates = <S extends Status>({ open, deadlines }: Options<S>): Feature => ({
  acts: rowsFor(open, contentsFor(deadlines)),
  deadlines: [agreedDate],
  guardsOf: (table) => {
    const guards = [dateAhead(table), deadlineRuns(table)];
    return { 'propose-date': guards, 'accept-date': guards, 'ask-for-date': guards, 'grant-date': guards };
  },
  examples: examplesFor({ deadline: deadlines[0] ?? '', date: '2030-06-28' }),
});

const agreedDate: AgreedRule = {
  shape: 'agreed',
  key: 'agreed-date',
  title: 'The date that both States have agreed',
  side: 'requested',
  provision: 'network-policy',
  starts: ['accept-date', 'grant-date'],
  stops: [],
};

function rowsFor<S extends Status>(open: readonly S[], { Proposal, Answer }: Classes): Row<S>[] {
  const row = (act: string, title: string, rest: Pick<Row<S>, 'by' | 'roles' | 'contents' | 'guards'>): Row<S> => ({
    act,
    title,
    from: open,
    to: 'unchanged',
    provision: 'network-policy',
    ...rest,
  });
  const proposal = { contents: Proposal, guards: [] };
  const answer = (to: string) => ({ contents: Answer, guards: [proposed(to), asProposed(to)] });
  return [
    row('propose-date', 'Propose another date for a deadline', { ...requested, ...proposal }),
    row('accept-date', 'Accept the date proposed', { ...requesting, ...answer('propose-date') }),
    row('decline-date', 'Decline the date proposed', { ...requesting, ...answer('propose-date') }),
    row('ask-for-date', 'Ask for another date for a deadline', { ...requesting, ...proposal }),
    row('grant-date', 'Grant the date asked for', { ...requested, ...answer('ask-for-date') }),
    row('deny-date', 'Deny the date asked for', { ...requested, ...answer('ask-for-date') }),
  ];
}

const examplesFor = (about: AboutDate): Feature['examples'] => ({
  'propose-date': () => ({ ...about, reason: 'The court sits again after the holidays.' }),
  'accept-date': () => ({ ...about }),
  'decline-date': () => ({ ...about }),
  'ask-for-date': () => ({ ...about, reason: 'The hearing has been adjourned.' }),
  'grant-date': () => ({ ...about }),
  'deny-date': () => ({ ...about }),
});

/** Which deadlines a procedure has is known when its table is made, so its classes are made then. */
function contentsFor(deadlines: readonly string[]): Classes {
  class DateAnswer extends Note {
    @Provided('network-policy', 'the deadline it is about')
    @OneOf(deadlines)
    deadline!: string;

    @Provided('network-policy', 'the date')
    @CalendarDate()
    date!: string;
  }
  class DateProposal extends DateAnswer {
    @Provided('network-policy', 'the reason')
    @Text(4000)
    reason!: string;
  }
  return { Proposal: DateProposal, Answer: DateAnswer };
}

const answers: Readonly<Record<string, readonly string[]>> = {
  'propose-date': ['accept-date', 'decline-date'],
  'ask-for-date': ['grant-date', 'deny-date'],
};

/** The day that both States have agreed last for a deadline, in these acts. */
export const lastAgreed = (acts: readonly TimelineAct[], deadline: string): string | undefined =>
  acts
    .flatMap(({ act: { act, contents } }) =>
      agreedDate.starts.includes(act) && contents.deadline === deadline ? String(contents.date) : [],
    )
    .at(-1);

/** The proposal that waits for an answer. */
function waiting({ effective }: CaseView, proposal: string): AboutDate | null {
  const last = effective.findLast(({ act }) => act.act === proposal || answers[proposal]?.includes(act.act));
  return last?.act.act === proposal ? (last.act.contents as unknown as AboutDate) : null;
}

const proposed = (proposal: string): Guard =>
  guard<Contents>({
    code: 'no-date-to-answer',
    message: 'The other State has proposed no date that waits for an answer',
    provision: 'network-policy',
    needs: 'case',
    holds: ({ view }) => waiting(view, proposal) !== null,
  });

/** A later proposal may have crossed the answer: what was agreed must be beyond doubt. */
const asProposed = (proposal: string): Guard =>
  guard<AboutDate>({
    code: 'another-date-proposed',
    message: 'The answer names the deadline and the date as they were proposed last',
    provision: 'network-policy',
    needs: 'contents',
    holds: ({ view, contents: { deadline, date } }) => {
      const open = waiting(view, proposal);
      return open?.deadline === deadline && open.date === date;
    },
  });

/**
 * Or the date would be missed for ever: nobody has to do anything any more, or not yet. When the request was received does
 * not matter for that, and only one side knows it at first.
 */
const deadlineRuns = (table: Procedure): Guard => {
  const runs = (view: CaseView, deadline: string): boolean => {
    const deadlines = table.deadlines.filter(({ key }) => key === deadline);
    const state = { ...view, timeline: [], delivery: { at: view.effective[0]?.act.at ?? '' } };
    return (
      deadlinesOf({ ...table, deadlines }, state).some(({ ended }) => ended === null) ||
      agreedStands(table, agreedDate, state, deadline)
    );
  };
  /** By the last act of a case, behind which nothing changes: of the same case it is asked for every way to agree. */
  const known = new WeakMap<TimelineAct, Map<string, boolean>>();
  return guard<Partial<AboutDate>>({
    code: 'deadline-not-running',
    message: 'Another date is agreed for a deadline that runs: this one has not begun, or is over',
    provision: 'network-policy',
    needs: 'contents',
    holds: ({ view, contents: { deadline = '' } }) => {
      const last = view.effective.at(-1);
      const answers = (last && known.get(last)) ?? new Map<string, boolean>();
      if (last) known.set(last, answers);
      const found = answers.get(deadline) ?? runs(view, deadline);
      answers.set(deadline, found);
      return found;
    },
  });
};

/** One that is over when it is agreed would be missed at once, by the State that must act. */
const dateAhead = (table: Procedure): Guard =>
  guard<Partial<AboutDate>>({
    code: 'date-not-ahead',
    message: 'The day is over in the legal time of the State that must act: propose another date',
    provision: 'network-policy',
    needs: 'contents',
    holds: ({ contents: { deadline, date }, terms, at }) =>
      !table.deadlines.some(({ key, side }) => key === deadline && isOverFor(side, date, terms, at)),
  });
