import {
  instrumentStatuses,
  isCalendarDate,
  MOST_HOLIDAYS,
  MOST_LINKS,
  type Approval,
  type Attachment,
  type DocumentDigest,
  type Role,
  type Side,
  type Terms,
  type Urgency,
} from '#convention';
import { attachmentsCheck } from './attachments.js';
import { MAX_PROOF_LENGTH, MAX_PROOFS } from './limits.js';
import { also, bytes32, caseId, check, exactly, instant, integer, listOf, matching, object } from './shape.js';
import { oneOf, orNull, pairOf, record, sha256Hex, stateCode, urgency } from './shape.js';

/** One signed procedural step of one State: typ `rogatory-act+jws`. The Act of the convention, less its hash. */
export interface ActPayload {
  v: 1;
  case: string;
  from: string;
  to: string;
  side: Side;
  seq: number;
  prev: string | null;
  seen: string | null;
  lamport: number;
  act: string;
  at: string;
  officer: { id: string; name: string; role: Role };
  urgency: Urgency;
  contents: Record<string, unknown>;
  /** On `submit`, and only there. */
  terms?: Terms;
  /** On `submit` only: that of another officer, no later than the act. */
  approval?: Approval;
  /** Files that belong to the act; their bytes follow in messages of their own. */
  attachments?: Attachment[];
  /** What the act's formal document is known by. The document does not hold the act's hash. */
  document?: DocumentDigest;
  /** Acts of other cases, as their States signed them (JWS), that prove what the contents say of them. */
  proofs?: string[];
}

/** What the recipient did with a message, signed by the recipient: typ `rogatory-receipt+jws`. */
export interface ReceiptPayload {
  v: 1;
  /** Id of the message it answers. */
  message: string;
  case: string | null;
  from: string;
  to: string;
  outcome: 'stored' | 'refused';
  /** Stable code of the refusal; null when stored. */
  code: string | null;
  at: string;
  /** The newest signed checkpoint of the receipt's sender (a JWS), or null. */
  checkpoint: string | null;
}

/** The router could not deliver: typ `rogatory-notice+jws`, signed by the router, not sealed, without any content. */
export interface NoticePayload {
  v: 1;
  message: string;
  /** Sender and recipient of the envelope that was not delivered. */
  from: string;
  to: string;
  code: string;
  at: string;
}

/** Largest sequence and Lamport number: they must stay countable in the 32-bit integers of databases. */
const MAX_COUNT = 2_147_483_647;

export const keyId = matching('key id', /^[A-Za-z0-9._:/#@+-]{1,100}$/);
const word = matching('word', /^[a-z][a-z0-9]*(-[a-z0-9]+)*(?<=^.{1,64})$/);
const line = (max: number) => matching(`line of ${max}`, new RegExp(`^[^\\p{Cc}\\u2028\\u2029]{1,${max}}$`, 'u'));
/** What a policy or a template is known by. */
const edition = matching('edition', /^[A-Za-z0-9.-]{1,32}$/);
const jws = (max: number) => matching(`JWS of ${max}`, new RegExp(`^[A-Za-z0-9_.-]{1,${max}}$`));
const zone = matching('zone', /^[A-Za-z0-9_+/-]{1,64}$/);

const links = listOf(
  exactly({ relation: word, case: caseId, reference: line(100), with: pairOf(stateCode), restricted: oneOf(true) }, [
    'restricted',
  ]),
  1,
  MOST_LINKS,
);

/** As the register lists them. */
const language = matching('language', /^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,4}$/);

/** Treaties are named by whoever submits: one that is not known here is kept, and switches nothing. */
const article = matching('article', /^\d{1,3}[a-z]?(\([0-9a-z]{1,4}\)){0,4}$/);
const standing = oneOf(...instrumentStatuses);

const DATE = '`YYYY-MM-DD`, of the years 1900 to 2999, a day that exists';
const date = check({ says: 'date', rule: DATE }, (value) => (isCalendarDate(value) ? null : ''));
const calendar = exactly({
  weekend: listOf(integer(1, 7), 0, 6),
  holidays: listOf(date, 0, MOST_HOLIDAYS),
  until: date,
});

const termsMembers = {
  kind: word,
  reference: line(100),
  urgency,
  policy: edition,
  register: integer(0, MAX_COUNT),
  zones: exactly({ requesting: zone, requested: zone }),
  links,
  instruments: record(word, exactly({ requesting: standing, requested: standing }), 40),
  reservations: record(word, listOf(article, 1, 100), 40),
  reservedGrounds: record(word, listOf(article, 1, 100), 40),
  languages: listOf(language, 1, 10),
  calendars: exactly({ requesting: calendar, requested: calendar }, ['requesting', 'requested']),
};
const terms = exactly(termsMembers, [
  'instruments',
  'reservations',
  'reservedGrounds',
  'languages',
  'calendars',
  'links',
]);

/** A language or a template that is not known here cannot be rendered here; the act is as good without. */
const document = exactly({
  language: matching('language of a document', /^[a-z]{2,3}$/),
  template: edition,
  sha256: sha256Hex,
});

/** Short acts, that carry none themselves: what they are is checked one by one (`verifyAct`). */
const proofs = listOf(jws(MAX_PROOF_LENGTH), 1, MAX_PROOFS);

const id = line(128);
const name = line(200);

/** Of whoever may approve a request: never the clock, nor who only reads. */
const approval = exactly({
  officer: exactly({ id, name, role: oneOf('officer', 'liaison', 'supervisor') }),
  at: instant,
});

const actShape = exactly(
  {
    v: oneOf(1),
    case: caseId,
    from: stateCode,
    to: stateCode,
    side: oneOf('requesting', 'requested'),
    seq: integer(1, MAX_COUNT),
    prev: orNull(bytes32),
    seen: orNull(bytes32),
    lamport: integer(1, MAX_COUNT),
    act: word,
    at: instant,
    officer: exactly({
      id,
      name,
      role: oneOf('officer', 'liaison', 'supervisor', 'auditor', 'administrator', 'clock'),
    }),
    urgency,
    contents: object,
    terms,
    approval,
    attachments: attachmentsCheck,
    document,
    proofs,
  },
  ['terms', 'approval', 'attachments', 'document', 'proofs'],
);

const receiptShape = exactly({
  v: oneOf(1),
  message: bytes32,
  case: orNull(caseId),
  from: stateCode,
  to: stateCode,
  outcome: oneOf('stored', 'refused'),
  code: orNull(word),
  at: instant,
  checkpoint: orNull(jws(2048)),
});

/** Shape, and what holds between members: the first act has no predecessor; terms belong to `submit`, as does an approval. */
export const actCheck = also<ActPayload>(actShape, (act) => {
  if (act.from === act.to) return 'to';
  if ((act.seq === 1) !== (act.prev === null)) return 'prev';
  if ((act.act === 'submit') !== (act.terms !== undefined)) return 'terms';
  if (act.terms?.links?.some((link) => link.case === act.case)) return 'terms.links';
  if (act.terms && act.terms.urgency !== act.urgency) return 'terms.urgency';
  return act.approval ? approvalWrong(act, act.approval) : null;
});

/** Four eyes: on `submit` alone, of another officer than the one who submits, and not after it. */
function approvalWrong({ act, officer, at }: ActPayload, approval: Approval): string | null {
  if (act !== 'submit') return 'approval';
  if (approval.officer.id === officer.id) return 'approval.officer.id';
  return approval.at > at ? 'approval.at' : null;
}

/** Shape, and a code exactly when refused. */
export const receiptCheck = also<ReceiptPayload>(receiptShape, ({ from, to, outcome, code }) => {
  if (from === to) return 'to';
  return (outcome === 'refused') === (code !== null) ? null : 'code';
});

export const noticeCheck = exactly({
  v: oneOf(1),
  message: bytes32,
  from: stateCode,
  to: stateCode,
  code: word,
  at: instant,
});
