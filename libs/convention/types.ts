import type { Standing, Treaty } from './instruments.js';
import type { Link } from './links/link.js';
import type { Mark, ProvisionId } from './provisions.js';

/** ISO 3166-1 alpha-2. */
export type StateCode = string;
export type Side = 'requesting' | 'requested';
export type Urgency = 'emergency' | 'urgent' | 'routine';
/** `clock` is the contact point itself acting when a deadline is due: no person, and only where the table says so. */
export type Role = 'officer' | 'liaison' | 'supervisor' | 'auditor' | 'administrator' | 'clock';
/** One of the statuses of the procedure's table. */
export type Status = string;
export type Contents = Record<string, unknown>;

export const sides: readonly Side[] = ['requesting', 'requested'];
export const urgencies: readonly Urgency[] = ['emergency', 'urgent', 'routine'];
export const roles: readonly Role[] = ['officer', 'liaison', 'supervisor', 'auditor', 'administrator', 'clock'];

/** When a State does not work. */
export interface WorkCalendar {
  /** ISO weekdays, 1 is Monday. */
  weekend: readonly number[];
  /** Dates of the State's public holidays, in order. */
  holidays: readonly string[];
  /** The last date of which they are known. */
  until: string;
}

/** What both sides compute with, fixed by the submit act so that both compute the same. */
export interface Terms {
  kind: string;
  reference: string;
  urgency: Urgency;
  /** Version of the network's deadline policy, e.g. `2026-1`. */
  policy: string;
  /** Version of the register the requesting State acted on. */
  register: number;
  /** IANA legal time zones. */
  zones: Record<Side, string>;
  /** What the register said of both sides on that day; a treaty that is not named bound neither (`standingOf`). */
  instruments?: Partial<Record<Treaty, Standing>>;
  /** Articles that the requested State had excluded or narrowed by a reservation, by treaty: `14`, `42(5)`. */
  reservations?: Partial<Record<Treaty, readonly string[]>>;
  /** Articles to which the requested State had reserved a ground for refusal, by treaty; of one that is not there, to none. */
  reservedGrounds?: Partial<Record<Treaty, readonly string[]>>;
  /** Languages in which the requested State takes requests, as the register listed them. */
  languages?: readonly string[];
  /** Days off of both sides, as the register had them; of a side that is not there, nothing is known. */
  calendars?: Partial<Record<Side, WorkCalendar>>;
  /** Cases that this one names. */
  links?: readonly Link[];
}

/** A file that an act lists. The act signs its digest and those of its parts; the bytes travel by themselves. */
export interface Attachment {
  name: string;
  /** Media type, without parameters. */
  type: string;
  bytes: number;
  /** SHA-256 of the whole, lower-case hex. */
  sha256: string;
  /** In their order, all of one size but the last. */
  parts: { bytes: number; sha256: string }[];
}

/** The formal document of an act as its author rendered it: whoever has the act renders it again and compares. */
export interface DocumentDigest {
  /** ISO 639-1. */
  language: string;
  /** Version of the template, with its fonts and its compiler. */
  template: string;
  /** SHA-256 of the PDF, lower-case hex. */
  sha256: string;
}

/** One signed procedural step of one State; made from verified bytes. */
export interface Act {
  hash: string;
  case: string;
  from: StateCode;
  to: StateCode;
  side: Side;
  /** 1, 2, … per (case, author). */
  seq: number;
  /** Hash of the author's previous act in the case; null at seq 1. */
  prev: string | null;
  /** Hash of the other side's last act the author knew; null when there was none. */
  seen: string | null;
  /** One more than the longer of the chains that end with `prev` and `seen`: gives all acts of a case one order. */
  lamport: number;
  act: string;
  /** ISO instant in UTC, by the author's clock. */
  at: string;
  officer: { id: string; name: string; role: Role };
  contents: Contents;
  /** On submit only, and required there. */
  terms?: Terms;
  /** On submit only: another officer of the same State who has approved exactly this request. */
  approval?: Approval;
  /** Has no part in what the act does: a case never waits for a file. */
  attachments?: Attachment[];
  /** Has no part in what the act does either. */
  document?: DocumentDigest;
  /** Acts of other cases that it carries to prove what it says of them, each verified as its own State's. */
  proofs?: readonly Act[];
}

/** Four eyes: whoever approves is not the one that submits. */
export interface Approval {
  officer: { id: string; name: string; role: Role };
  at: string;
}

/** Receipt of the submit act, signed by the requested side. */
export interface Delivery {
  at: string;
}

/** `held`: something it builds on has not arrived. `without-effect`: not possible when its turn came. */
export type Effect = 'effective' | 'without-effect' | 'held';

/** Why an act has no effect yet, or never will; or a remark on one that has. Codes are stable. */
export interface Remark {
  code: string;
  message: string;
  provision?: ProvisionId;
}

export interface TimelineAct {
  act: Act;
  effect: Effect;
  reason?: Remark;
  /** Remarks that do not take the effect away, e.g. a period above the domestic ceiling. */
  warnings?: Remark[];
  /** When it counts as performed, where it is dated before acts that it builds on; its own instant, when absent. */
  countsAt?: string;
  /** Status of the case after this act. */
  status: Status;
}

/** What the rules look at. */
export interface CaseView {
  readonly kind: string;
  readonly status: Status;
  readonly terms: Terms | null;
  /** Contents of the effective submit. */
  readonly contents: Contents | null;
  /** Effective acts only, in order. */
  readonly effective: readonly TimelineAct[];
}

/** The result of folding the acts of one case. */
export interface CaseState extends CaseView {
  /** Every act once, in the deterministic order, held ones last. */
  readonly timeline: readonly TimelineAct[];
  readonly delivery: Delivery | null;
}

/** One thing wrong with contents. `path` is dotted, indexes included; empty for the contents as a whole. */
export interface Violation {
  path: string;
  kind: 'missing' | 'invalid' | 'unknown';
  message: string;
  provision?: ProvisionId;
  mark?: Mark;
}

/** One line of reasoning: a stable code, an English sentence, and the values in it. */
export interface Reason {
  code: string;
  text: string;
  values: Record<string, string | number>;
}

export type Basis = 'law' | 'agreed' | 'policy' | 'guidance' | 'warning';

export interface Deadline {
  /** Unique in the case; from the second occurrence of a repeating rule with `#2`, `#3`, …. */
  key: string;
  rule: string;
  /** Who must act. */
  side: Side;
  /** Whom to tell when it is due. */
  tells: Side[];
  /**
   * `law` binds the two States; `agreed` they have agreed; `policy` is this network's; `guidance` is law elsewhere, or a
   * model; `warning` announces.
   */
  basis: Basis;
  provision: ProvisionId;
  mark: Mark;
  /** Version of the policy in the case's terms. */
  policy: string;
  startsAt: string;
  /** Null while paused or suspended. */
  dueAt: string | null;
  pausedAt: string | null;
  suspendedAt: string | null;
  /** Instant of what satisfied or ended it. */
  stoppedAt: string | null;
  ended: 'met' | 'late' | 'cancelled' | null;
  onDue: 'miss' | 'warn' | 'expire';
  explanation: Reason[];
}
