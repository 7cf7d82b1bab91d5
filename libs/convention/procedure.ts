import type { Treaty } from './instruments.js';
import type { PolicyKey } from './policies/catalogue.js';
import type { Link } from './links/link.js';
import type { EchoRule, LeadRule, WatchFacts } from './links/rules.js';
import type { ProvisionId } from './provisions.js';
import type { Act, CaseView, Contents, Remark, Role, Side, Status, Terms, Urgency, StateCode } from './types.js';

/** A class-validator class whose every property says what it asks for (`contents/decorators.ts`). */
export type ContentsClass = new () => object;

/** What a guard may look at: nothing outside the case, so that both sides judge alike. */
export interface GuardFacts<T = Contents> {
  view: CaseView;
  contents: T;
  /** The submit act's own, or the case's; null in a draft. */
  terms: Terms | null;
  /** The instant from which the act counts: its own, unless it is dated before what it builds on. */
  at: Date;
  /** Id of who acts; null while nobody has been named. */
  officer: string | null;
  /** Cases that the request names, in a draft too. */
  links: readonly Pick<Link, 'relation' | 'restricted'>[];
  /** Id of the officer who has approved the request that is submitted; null when nobody has. */
  approver: string | null;
  /** Null when a draft's urgency is not known yet: guards on urgency then pass. */
  urgency: Urgency | null;
  /** What the act carries of other cases: signed by whom it says, and nothing more is known of it. */
  proofs: readonly Act[];
}

/**
 * A condition beyond side, role and status. `needs: 'case'` ones are judged before anybody fills in contents, so an act
 * they forbid is not offered. `field` names the field whose absence the guard is about: drafts report it as missing.
 */
export interface Guard<T = Contents> {
  code: string;
  message: string;
  provision: ProvisionId;
  needs: 'case' | 'contents';
  field?: string;
  holds(facts: GuardFacts<T>): boolean;
  /** Members of the problem that says it does not hold. */
  details?(facts: GuardFacts<T>): Record<string, unknown>;
}

/** Types a guard's contents by the class that has been validated before the guard runs. */
export const guard = <T>(rule: Guard<T>): Guard => rule as unknown as Guard;

export interface StatusRule {
  meaning: string;
  final: boolean;
  /** Whose turn it is. */
  awaiting: Side | null;
}

export interface ActRule {
  act: string;
  title: string;
  by: Side;
  roles: readonly Role[];
  from: readonly Status[];
  to: Status | 'unchanged';
  /** From some of these statuses, or where the condition holds, it leads elsewhere. */
  otherwise?: { to: Status | 'unchanged'; in?: readonly Status[]; when?: Guard };
  contents: ContentsClass;
  guards: readonly Guard[];
  /** Like guards, but the act keeps its effect: the remark is shown and stored. */
  warnings?: readonly Guard[];
  provision: ProvisionId;
  /** A provision of its own for some values of a field of the contents. */
  provisionBy?: { field: string; is: Readonly<Record<string, ProvisionId>> };
  /** The act compels somebody under domestic law. */
  coercive?: boolean;
  proves?: ProofRule;
}

/** An act that says what other States have signed in other cases carries those acts, so that nobody has to take its word. */
export interface ProofRule {
  /** Which they are. */
  named: (contents: Contents) => readonly { case: string; act: string }[];
  /** Whether one of the acts of that case still stands for what is to be proved: asked where both cases are held, and only there. */
  stands: (view: CaseView) => boolean;
}

/** The provision on which an act with these contents rests. */
export function provisionOf({ provision, provisionBy }: ActRule, contents: Contents): ProvisionId {
  const value = provisionBy && String(contents[provisionBy.field]);
  return value !== undefined && Object.hasOwn(provisionBy!.is, value) ? provisionBy!.is[value]! : provision;
}

/** Where an act leads from a status, its condition left out of account. */
export const aimOf = ({ to, otherwise }: Pick<ActRule, 'to' | 'otherwise'>, from: Status): Status | 'unchanged' =>
  otherwise?.in?.includes(from) ? otherwise.to : to;

export interface GroundRule {
  ground: string;
  title: string;
  provision: ProvisionId;
  /** When this ground is open; always, when absent. */
  only?: Guard;
}

/** Exact durations for minutes and hours; days are calendar days, or working days, where the side that must act is. */
export type Span = { minutes: number } | { hours: number } | { days: number } | { workingDays: number };
/** Clock name → urgency → span; null where requests of that urgency have no such limit. */
export type Policy = Readonly<Record<string, Readonly<Record<Urgency, Span | null>>>>;

interface DeadlineRuleBase {
  key: string;
  title: string;
  side: Side;
  provision: ProvisionId;
}

/** Something said that waits for an answer of the other side, and what is to be said of it in reasoning: `Paused while …`. */
export interface Wait {
  asks: string;
  answers: readonly string[];
  code: string;
  words: string;
  provision: ProvisionId;
}

/** A limit of the network's policy: its length is in the policy under `key`, by urgency. */
export interface ClockRule extends DeadlineRuleBase {
  shape: 'clock';
  /** An act, or `delivery`: the receipt of the submit act. Of several, whichever comes first. */
  starts: string | readonly string[];
  stops: readonly string[];
  /** Acts that take its object away without answering it. */
  cancelledBy?: readonly string[];
  /** Field of the request without which there is no such limit. */
  onlyWith?: string;
  pausedIn?: readonly Status[];
  /** Nor does it run while one of these is open, whatever the status. */
  pausedWhile?: readonly Wait[];
  /** A last day on which nobody works where the side is that must act gives way to the next working day. */
  endsOn?: 'working-day';
  repeats?: true;
  /** Only in cases whose request says so. */
  where?: { field: string; is: string };
  /** The end of the case does not take its object away. */
  outlives?: true;
  /** It starts only with an act that has led to this status. */
  into?: Status;
  after?: LimitRule['after'];
}

/**
 * A limit of the catalogue (`policies/catalogue.ts`), with its length, article and mark. It is law only where the row's
 * treaty was in force for both sides on the day of submission; where it was not, it is absent, or what `otherwise` says.
 * Made by `limit` (`conversation/limit.ts`), which tells how.
 */
export interface LimitRule extends DeadlineRuleBase {
  shape: 'limit';
  policy: PolicyKey;
  /** An act, or `delivery`: the receipt of the submit act. Of several, whichever comes first. */
  starts: string | readonly string[];
  /** It starts only where, of these acts, this one, or one of these, was the last before it. */
  after?: { last: string | readonly string[]; of: readonly string[] };
  /** Field of the starting act's contents with the instant or the date that counts; the act's own instant, when absent. */
  from?: string;
  stops: readonly string[];
  /** By act of `stops`: the field of its contents with the instant at which it was done; the act's own instant, when absent. */
  saysWhen?: Readonly<Record<string, string>>;
  /** Field of the contents, alike in a start and in what stops that run: each is about somebody or something of its own. */
  about?: string;
  /** Acts that take its object away without answering it. */
  cancelledBy?: readonly string[];
  pausedIn?: readonly Status[];
  /** A last day on which nobody works where the side is that must act gives way to the next working day. */
  endsOn?: 'working-day';
  /** Every start gives a deadline of its own; otherwise only the first does. */
  repeats?: true;
  /** Whose legal time and calendar count; those of `side`, when absent. */
  zone?: Side;
  /** Whom to tell when it is due; `side`, when absent. */
  tells?: readonly Side[];
  /** The law lets the two States agree on another period: acts that do take the limit's place, with a date of their own. */
  yieldsTo?: readonly string[];
  /** Shown as guidance where the treaty does not bind both; not at all, when absent. */
  otherwise?: 'guidance';
  /** Not at all where this treaty binds both: that one has its own limit. */
  unless?: Treaty;
  /** Where it is law, its end takes effect by itself: the clock of the requested side performs `expire`. */
  expires?: true;
}

/** A legal period in calendar days from an instant that an act states. */
export interface PeriodRule extends DeadlineRuleBase {
  shape: 'period';
  starts: { act: string; instant: string; days: string };
  extendedBy: { act: string; days: string };
  /** Suspended for good from the first act that leads to one of these. */
  suspendedIn: readonly Status[];
  stops: readonly string[];
  cancelledBy: readonly string[];
  /** Whose legal zone counts the days. */
  zone: Side;
  /** Rows of the catalogue that set its least length: it is law by the one that is cited, or else binds both. */
  floors: readonly [PolicyKey, ...PolicyKey[]];
}

/** Warnings some calendar days before a period ends. */
export interface WarningRule extends DeadlineRuleBase {
  shape: 'warning';
  of: string;
  daysBefore: readonly number[];
  /** What would keep the period from ending, and has not happened: a sentence. */
  because: string;
  tells: readonly Side[];
}

/** A date the requesting State suggests with its reasons: due when that day ends where the other side is. */
export interface SuggestedRule extends DeadlineRuleBase {
  shape: 'suggested';
  field: string;
  stops: readonly string[];
}

/**
 * A date that an act announces: due when that day ends where the side that must act is. A later one replaces it; an act
 * that names none announces none.
 */
export interface AnnouncedRule extends DeadlineRuleBase {
  shape: 'announced';
  starts: string;
  /** The field of the act's contents that holds the date. */
  field: string;
  stops: readonly string[];
  /** By act of `stops`: the field of its contents with the instant at which it was done; the act's own instant, when absent. */
  saysWhen?: Readonly<Record<string, string>>;
  /** Acts that take its object away without answering it. */
  cancelledBy?: readonly string[];
  /** Nobody has to act, so that nobody is late: these are told that the day has come. */
  reminds?: readonly Side[];
}

/** Whether a deadline says only that a day has come: nobody misses it. */
export const isReminder = (rule: DeadlineRule): boolean =>
  rule.shape === 'warning' || (rule.shape === 'announced' && rule.reminds !== undefined);

/** A date that both States have agreed for another deadline, beside it. Whose it is and what stops it, that one says. */
export interface AgreedRule extends DeadlineRuleBase {
  shape: 'agreed';
  /** Acts that accept; their contents name the `deadline` and the `date`. */
  starts: readonly string[];
  stops: readonly [];
}

export type DeadlineRule =
  ClockRule | PeriodRule | WarningRule | SuggestedRule | AnnouncedRule | LimitRule | AgreedRule;

/**
 * By act: contents with which it can be performed at that instant (ISO, UTC), between these States where it names them,
 * of invented cases; for documentation and rehearsals.
 */
export type Examples = Readonly<Record<string, (at?: string, parties?: Record<Side, StateCode>) => Contents>>;

/** One kind of request, as a table. Everything else is derived from it. */
export interface Procedure {
  kind: string;
  title: string;
  article: string;
  provision: ProvisionId;
  /** Who is who, where it is not plain: `requesting` is always the side that opens the case. */
  sides?: Readonly<Record<Side, string>>;
  /** Of the draft and of the act that submits it. */
  contents: ContentsClass;
  initial: Status;
  /** The act that turns a draft into a request. */
  submit: string;
  /** The overlay of a receipt: a case in `from` whose submit act has been received is shown in `to`. */
  delivery: { from: Status; to: Status };
  /** The act by which the requested State confirms an emergency; absent where the procedure has none. */
  confirmsEmergency?: string;
  statuses: Readonly<Record<Status, StatusRule>>;
  acts: readonly ActRule[];
  grounds: readonly GroundRule[];
  deadlines: readonly DeadlineRule[];
  policies: Readonly<Record<string, Policy>>;
  /** The requests that a case can lead to. */
  leadsTo?: readonly LeadRule[];
  /** Acts that are told in a linked case as well. */
  echoes?: readonly EchoRule[];
  /** What has to be known of the case as it stands, and of those that name it. */
  watch?: (facts: WatchFacts) => Remark[];
  examples: Examples;
  /** A change to the example request in which acts can happen that it gives no occasion for. */
  occasion?: { urgency?: Urgency; contents?: Contents };
}
