import {
  answeredCase,
  answeredDeadline,
  answeredUpload,
  caseItem,
  timelineAct,
  timelineEntry,
} from './openapi-case-answers.js';
import { count, each, flag, id, moment, open, orNull, reference, shape, text, type Schema } from './openapi-shapes.js';

const page = (items: Schema): Schema => shape({ items: each(items), nextCursor: orNull(text) });
const officer = { id, name: text, role: text };
const token = { token: text, expiresAt: moment };
const check = { type: 'string', enum: ['up', 'down'] };
const described = (description: string): Schema => ({ ...open, description });

const outbound = { unreceipted: count, undeliverable: count, refused: count, parts: count };
const message = { id: text, type: text, case: orNull(id), recipient: text, urgency: text, state: text };
const attempts = { attempts: count, nextAttemptAt: orNull(moment), createdAt: moment, code: orNull(text) };
const failed = { code: text, failures: count, firstAt: moment, lastAt: moment };
const entry = { sequence: count, id, event: text, case: orNull(id), hash: text, salt: orNull(text), body: text };
const group = { kind: text, urgency: text, requesting: text, requested: text, counterpart: text, direction: text };
const figure = { figure: text, of: text, count: orNull(count), median: orNull(count), p90: orNull(count) };
const suppressible = { held: orNull(count), undeliverable: orNull(count), refused: orNull(count) };

/** What operations answer, by the name they have in the document. */
export const answerSchemas: Record<string, Schema> = {
  Case: answeredCase,
  CasePage: page(caseItem),
  Timeline: page({ anyOf: [timelineAct, timelineEntry] }),
  Upload: answeredUpload,
  Uploads: page(reference('Upload')),
  DeadlinePage: page(
    shape({
      ...answeredDeadline.properties,
      firedAt: orNull(moment),
      case: shape({ id, reference: text, counterpart: text, urgency: text, status: text, box: text }),
    }),
  ),
  Session: shape({ ...token, officer: shape(officer) }),
  Token: shape(token),
  CurrentOfficer: shape({ ...officer, email: text }),
  NewOfficerId: shape({ id }),
  Officers: page(shape({ ...officer, email: text, active: flag, createdAt: moment })),
  Peers: page(
    shape({
      state: text,
      outbound: shape({ ...outbound, oldestAt: orNull(moment), lastReceiptAt: orNull(moment) }),
      inbound: shape({ received: count, held: count, unopened: count, lastReceivedAt: orNull(moment) }),
    }),
  ),
  Messages: page(shape({ ...message, ...attempts })),
  Quarantined: page(shape({ id: text, sender: text, ...failed })),
  Entries: page(shape({ ...entry, detail: orNull(open) }, { v: count, at: moment, actor: text, digest: text })),
  Checkpoint: shape({ v: count, state: text, size: count, head: orNull(text), at: moment, jws: text }),
  Verification: shape({
    ...{ ok: flag, entries: count, head: orNull(text), unsequenced: count },
    broken: orNull(shape({ sequence: count, code: text })),
  }),
  SecurityLog: page(shape({ at: moment, code: text, subject: text, detail: open })),
  Register: shape({
    ...{ v: count, network: text, version: count, issuedAt: moment, checkedAt: orNull(moment) },
    parties: each(described('docs/register.md')),
    router: described('docs/register.md'),
  }),
  Policies: shape({
    items: each(shape({ version: text, policies: each(described('docs/deadline-policies.md')) })),
    marks: open,
    nextCursor: orNull(text),
  }),
  Procedure: described('The table of a kind of request: docs/procedures'),
  Procedures: page(reference('Procedure')),
  Statistics: shape({
    ...{ from: orNull(moment), to: orNull(moment), suppressBelow: orNull(count) },
    items: each(shape({ ...group, figures: each(shape(figure)) })),
    local: each(shape({ counterpart: text, ...suppressible })),
    nextCursor: orNull(text),
  }),
  Live: shape({ status: check }),
  Ready: shape({
    status: check,
    checks: shape({ database: check, register: check, broker: check, keys: check }),
  }),
  Description: described('An OpenAPI document'),
};

/** Operation → name of its answer. What is not here answers nothing, or says so itself. */
const ANSWERS: Record<string, string> = {
  CasesController_create: 'Case',
  CasesController_list: 'CasePage',
  CasesController_read: 'Case',
  CasesController_edit: 'Case',
  CasesController_followUp: 'Case',
  CasesController_approve: 'Case',
  CasesController_withdrawApproval: 'Case',
  CasesController_act: 'Case',
  CasesController_timeline: 'Timeline',
  AttachmentsController_upload: 'Upload',
  AttachmentsController_waiting: 'Uploads',
  DeadlinesController_list: 'DeadlinePage',
  SessionController_signIn: 'Session',
  SessionController_current: 'CurrentOfficer',
  OfficersController_list: 'Officers',
  OfficersController_add: 'NewOfficerId',
  OfficersController_issueToken: 'Token',
  ExchangeController_peers: 'Peers',
  ExchangeController_waiting: 'Messages',
  ExchangeController_quarantined: 'Quarantined',
  LedgerController_entries: 'Entries',
  LedgerController_checkpoint: 'Checkpoint',
  LedgerController_verify: 'Verification',
  SecurityController_list: 'SecurityLog',
  DirectoryController_register: 'Register',
  PoliciesController_list: 'Policies',
  ProceduresController_list: 'Procedures',
  ProceduresController_one: 'Procedure',
  StatisticsController_read: 'Statistics',
  HealthController_live: 'Live',
  HealthController_ready: 'Ready',
  openapi: 'Description',
};

const AS_TEXT: Record<string, string> = {
  StatisticsController_read: 'text/csv',
  MetricsController_metrics: 'text/plain',
  EventsController_stream: 'text/event-stream',
};

/** What an operation answers, by media type; null for one that answers nothing, or says itself what. */
export function answerOf(operation: string): Record<string, { schema: object }> | null {
  const json = ANSWERS[operation];
  const other = AS_TEXT[operation];
  if (!json && !other) return null;
  return {
    ...(json && { 'application/json': { schema: reference(json) } }),
    ...(other && { [other]: { schema: text } }),
  };
}
