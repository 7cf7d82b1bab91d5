import type { Act, Approval, CaseState, Delivery, Effect, Link, Side, Urgency } from '#convention';
import type { LedgerFact } from '#ledger';
import type { Received } from '../attachments/received.js';
import type { ApprovalSubject } from './approval-subject.js';
import type { CaseText } from './case-text.js';

/** Rows as they are stored: names are columns. */
export interface CaseRow {
  id: string;
  kind: string;
  reference: string;
  side: Side;
  counterpart: string;
  urgency: Urgency;
  status: string;
  version: number;
  contents: Record<string, unknown>;
  officer: string;
  next_deadline_at: string | null;
  next_deadline: string | null;
  created_at: string;
  updated_at: string;
  /** The cases that this one names. */
  links: readonly Link[];
  /** Ids of the officers who have written the draft and who has edited it last; null in an incoming case. */
  drafted_by: string | null;
  edited_by: string | null;
}

/** A second officer's approval of a draft as it was then, or that they take back what they have approved before. */
export interface ApprovalRow {
  id: string;
  case_id: string;
  officer_id: string;
  name: string;
  role: Approval['officer']['role'];
  at: string;
  /** Of the subject. */
  digest: string;
  subject: ApprovalSubject;
  withdrawn: boolean;
}

/** A file that waits for its act. */
export interface WaitingName {
  id: string;
  name: string;
  type: string;
  bytes: number;
  sha256: string;
}

export interface ActRow {
  hash: string;
  case_id: string;
  author: string;
  seq: number;
  act: string;
  jws: string;
  stored_at: string;
}

export interface DeadlineRow {
  case_id: string;
  key: string;
  rule: string;
  side: Side;
  basis: string;
  on_due: string;
  starts_at: string;
  due_at: string | null;
  stopped_at: string | null;
  ended: string | null;
}

export interface OutboxRow {
  id: string;
  type: 'act' | 'receipt' | 'part';
  case_id: string | null;
  recipient: string;
  urgency: Urgency;
  envelope: string;
  expires_at: string;
  state: 'pending' | 'undeliverable' | 'refused' | 'receipted';
  attempts: number;
  next_attempt_at: string | null;
  code: string | null;
  receipt: string | null;
  receipt_at: string | null;
  created_at: string;
}

export interface InboxRow {
  id: string;
  case_id: string;
  sender: string;
  receipt: string;
  received_at: string;
  /** Of an act, when it came. */
  effect?: Effect;
}

/** A case as loaded for deciding: its row (null while only early acts have arrived), its acts and their fold. */
export interface LoadedCase {
  id: string;
  row: CaseRow | null;
  acts: Act[];
  delivery: Delivery | null;
  state: CaseState | null;
  /** Cases held here that this one names, or that name it. */
  linked: readonly LinkedRow[];
  /** How far the files of its acts have come. */
  received: readonly Received[];
  /** Of a draft; empty afterwards. */
  approvals: readonly ApprovalRow[];
  /** Files that wait for the draft's submission; empty afterwards. */
  waiting: readonly WaitingName[];
}

/** What is shown of a linked case. */
export type LinkedRow = Pick<
  CaseRow,
  'id' | 'kind' | 'reference' | 'side' | 'counterpart' | 'status' | 'next_deadline' | 'next_deadline_at' | 'links'
> & {
  /** The offences it names, as the contents have them. */
  references: unknown;
};

/** Everything that one step changes. It is written by one statement, in one transaction (architecture, invariant 2). */
export interface Change {
  row: CaseRow | null;
  /** What a search finds the case by, when that changes. */
  text?: CaseText | null;
  acts: ActRow[];
  deadlines: DeadlineRow[] | null;
  outbox: OutboxRow[];
  inbox: InboxRow[];
  facts: LedgerFact[];
}
