import { count, each, flag, id, moment, open, orNull, shape, text, type Schema } from './openapi-shapes.js';

const contents: Schema = { ...open, description: 'As the schema of the act that brought them' };
const nextDeadline = orNull(shape({ key: text, dueAt: moment }));
const remark = shape({ code: text, message: text }, { provision: text });
const violation = shape({ path: text, kind: text, message: text }, { provision: text, mark: text });
const officer = shape({ id: text, name: text, role: text });
const approval = shape({ officer, at: text });
const source = { provision: text, mark: text };

/** A case in a list. */
export const caseItem = shape({
  ...{ id, reference: text, kind: text, box: { type: 'string', enum: ['incoming', 'outgoing'] }, counterpart: text },
  ...{ urgency: text, status: text, officer: text, version: count, createdAt: moment, updatedAt: moment, nextDeadline },
  restricted: orNull(shape({ code: text, message: text, ...source, offences: each(text), cases: each(text) })),
});

export const answeredDeadline = shape({
  ...{ key: text, rule: text, side: text, tells: each(text), basis: text, ...source, policy: text, startsAt: moment },
  ...{ dueAt: orNull(moment), pausedAt: orNull(moment), suspendedAt: orNull(moment), stoppedAt: orNull(moment) },
  ...{ ended: orNull(text), onDue: text, state: text },
  explanation: each(shape({ code: text, text, values: open })),
});

const attachment = shape({
  ...{ act: text, index: count, name: text, type: text, bytes: count, sha256: text, parts: count, received: count },
  ...{ state: { type: 'string', enum: ['arriving', 'complete', 'refused'] }, code: orNull(text) },
});

const allowedAct = shape({ act: text, title: text, to: text, ...source, contents: each(open) }, { coercive: flag });

const link = shape({
  ...{ relation: text, title: text, direction: text, case: id, reference: text, with: each(text), held: flag },
  ...{ kind: orNull(text), counterpart: orNull(text), side: orNull(text), status: orNull(text), nextDeadline },
});

/** The whole case, as its officers see it. */
export const answeredCase = shape({
  ...caseItem.properties,
  contents,
  terms: orNull({ ...open, description: 'What the submit act states of the day it was signed (docs/protocol.md)' }),
  awaiting: orNull(text),
  allowedActs: each(allowedAct),
  deadlines: each(answeredDeadline),
  missing: each(violation),
  approval: shape({
    ...{ needed: flag, digest: orNull(text), given: each(approval) },
    void: each(shape({ officer, at: text, changes: each(open) })),
  }),
  links: each(link),
  followUps: each(shape({ kind: text, relation: text, title: text, to: orNull(text), ...source })),
  remarks: each(remark),
  attachments: each(attachment),
});

export const answeredUpload = shape({
  ...{ id, name: text, type: text, bytes: count, sha256: text, officer: id, createdAt: moment },
});

const delivery = shape({
  ...{ state: text, attempts: orNull(count), code: orNull(text), receipt: orNull(text), receiptAt: orNull(moment) },
});

const proof = shape({
  ...{
    hash: text,
    author: text,
    case: id,
    act: text,
    at: moment,
    officer: shape({ name: text, role: text }),
    contents,
  },
});

export const timelineAct = shape({
  ...{ type: { type: 'string', enum: ['act'] }, act: text, hash: text, author: text, side: text, officer, at: moment },
  ...{ storedAt: orNull(moment), own: flag, seq: count, lamport: count, effect: text, reason: orNull(remark) },
  ...{ warnings: each(remark), status: text, contents, approval: orNull(approval), proofs: each(proof) },
  ...{ delivery: orNull(delivery), attachments: each(attachment) },
  document: orNull(shape({ language: text, template: text, sha256: text, check: text })),
});

export const timelineEntry = shape({
  ...{ type: { type: 'string', enum: ['entry'] }, event: text, at: orNull(moment), actor: text, actorName: text },
  ...{ sequence: orNull(count), detail: orNull(open) },
});
