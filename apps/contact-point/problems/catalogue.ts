import { procedures, restrictedMaterial } from '#convention';

export interface CatalogueEntry {
  status: number;
  title: string;
  meaning: string;
}

/** Every error code a client or a peer can meet, with its HTTP status. docs/errors.md is generated from this table. */
export const catalogue: Record<string, CatalogueEntry> = {
  'malformed-request': { status: 400, title: 'Malformed request', meaning: 'What was sent is not HTTP.' },
  'malformed-json': { status: 400, title: 'Malformed JSON', meaning: 'The body is not JSON in UTF-8.' },
  'invalid-input': {
    status: 400,
    title: 'Invalid input',
    meaning:
      'A field is unknown, missing or of the wrong kind (`violations` names each), or the body is JSON that cannot be signed: a key twice, a fraction, a NUL, too deep.',
  },
  'invalid-query': {
    status: 400,
    title: 'Invalid query',
    meaning: 'A query parameter, a path segment or an Idempotency-Key is not usable.',
  },
  'not-signed-in': { status: 401, title: 'Not signed in', meaning: 'There is no valid bearer token or session.' },
  'sign-in-failed': {
    status: 401,
    title: 'Sign-in failed',
    meaning: 'E-mail or password is wrong; which of them is not said.',
  },
  'not-permitted': {
    status: 403,
    title: 'Not permitted',
    meaning: 'The role may not do this. Recorded in the security log.',
  },
  'act-not-permitted': {
    status: 403,
    title: 'Act not permitted',
    meaning: "The procedure's table does not give this act to the role.",
  },
  'approval-of-own-draft': {
    status: 403,
    title: 'Approval of an own draft',
    meaning: 'Whoever drafted a request, or edited it last, cannot approve it. Recorded in the security log.',
  },
  'not-found': { status: 404, title: 'Not found', meaning: 'There is nothing at this address.' },
  'case-not-found': { status: 404, title: 'Case not found', meaning: 'This contact point has no case with this id.' },
  'document-not-found': {
    status: 404,
    title: 'Document not found',
    meaning: 'The case has no such act, or the request it belongs to has not arrived yet.',
  },
  'officer-not-found': { status: 404, title: 'Officer not found', meaning: 'There is no such active officer.' },
  'message-not-found': {
    status: 404,
    title: 'Message not found',
    meaning: 'There is no such outgoing message waiting.',
  },
  'upload-not-found': {
    status: 404,
    title: 'Upload not found',
    meaning: 'No such file waits in this case: it was never there, has been sent, or was removed after 24 hours.',
  },
  'attachment-not-found': { status: 404, title: 'Attachment not found', meaning: 'This act has no such file.' },
  'approval-not-found': {
    status: 404,
    title: 'Approval not found',
    meaning: 'This officer has approved nothing of the draft that still counts.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'Method not allowed',
    meaning: 'The address has other methods: `allow`.',
  },
  'request-timeout': { status: 408, title: 'Request timeout', meaning: 'The request was not sent in time.' },
  'act-not-allowed': {
    status: 409,
    title: 'Act not possible now',
    meaning: 'The case is in a status from which this act is not possible; `allowedActs` are the possible ones.',
  },
  'document-differs': {
    status: 409,
    title: 'Document differs',
    meaning:
      'The document of this act is not the one whose `sha256` was given: the case, the day or the officer is another. Nothing was stored; preview it again.',
  },
  'approval-differs': {
    status: 409,
    title: 'Approval of something else',
    meaning: 'The `digest` is not that of the draft and its waiting files as they are now: read it again.',
  },
  'approval-void': {
    status: 409,
    title: 'Approval void',
    meaning:
      'The draft, or the files to be sent with it, have changed since a second officer approved it, or the contents given are not those that it shows (`changed`). Recorded in the security log.',
  },
  'not-a-draft': { status: 409, title: 'Not a draft', meaning: 'Only a draft can be edited; afterwards one acts.' },
  'follow-up-not-possible': {
    status: 409,
    title: 'Follow-up not possible',
    meaning: 'The case does not lead to such a request now; `followUps` are those it leads to.',
  },
  'email-taken': { status: 409, title: 'E-mail taken', meaning: 'An active officer has this e-mail address already.' },
  'last-administrator': {
    status: 409,
    title: 'Last administrator',
    meaning: 'The last active administrator is not deactivated: nobody could add another officer.',
  },
  'idempotency-key-reused': {
    status: 409,
    title: 'Idempotency key reused',
    meaning: 'The same Idempotency-Key came with another request.',
  },
  'case-full': {
    status: 409,
    title: 'Case full',
    meaning:
      'This State has filled its share of the case: 990 acts, or some 5 MiB of them. Open another one and link it.',
  },
  'attachment-incomplete': {
    status: 409,
    title: 'Attachment incomplete',
    meaning: 'Parts of the file have not arrived yet; `received` of `parts` are here.',
  },
  'too-many-uploads': {
    status: 409,
    title: 'Too many uploads',
    meaning: '50 files of this officer wait for acts: send some, or delete some.',
  },
  'version-stale': {
    status: 412,
    title: 'Stale version',
    meaning: '`If-Match` is not the version of the case: somebody changed it; read it again.',
  },
  'body-too-large': { status: 413, title: 'Body too large', meaning: 'Bodies are at most 256 KiB.' },
  'attachments-too-large': {
    status: 413,
    title: 'Attachments too large',
    meaning: 'A file, or the files of one act together, are larger than 25 MiB.',
  },
  'message-too-large': {
    status: 413,
    title: 'Message too large',
    meaning: 'The act does not fit into the largest envelope.',
  },
  'unsupported-media-type': {
    status: 415,
    title: 'Unsupported media type',
    meaning: 'Bodies are `application/json` in UTF-8, not compressed.',
  },
  'unknown-kind': { status: 422, title: 'Unknown kind', meaning: 'There is no procedure for this kind of request.' },
  'unknown-state': {
    status: 422,
    title: 'Unknown State',
    meaning: 'The register lists no contact point of this State that could receive the request.',
  },
  'party-suspended': {
    status: 422,
    title: 'Party suspended',
    meaning: 'The register says that this contact point is suspended.',
  },
  'link-not-held': {
    status: 422,
    title: 'Link to a case not held',
    meaning: 'A link names a case that this contact point does not hold, or that has not been submitted.',
  },
  'contents-invalid': {
    status: 422,
    title: 'Contents invalid',
    meaning: 'Contents hold an unknown field or a wrong value; `violations` names each.',
  },
  'contents-incomplete': {
    status: 422,
    title: 'Contents incomplete',
    meaning: 'Something the Convention asks for is missing; `violations` names the provision.',
  },
  'restricted-material': {
    status: 422,
    title: 'Restricted material',
    meaning: `${restrictedMaterial.message}. A rule of this network, not law.`,
  },
  'precondition-required': {
    status: 428,
    title: 'Precondition required',
    meaning: 'Send `If-Match` with the version you have seen.',
  },
  'too-many-requests': {
    status: 429,
    title: 'Too many requests',
    meaning: 'Slow down and try again after `Retry-After` seconds.',
  },
  'headers-too-large': { status: 431, title: 'Headers too large', meaning: 'Headers are at most 16 KiB.' },
  'internal-error': {
    status: 500,
    title: 'Internal error',
    meaning: 'Our fault; `instance` finds it in the log. Nothing was half-done.',
  },
  'document-not-rendered': {
    status: 500,
    title: 'Document not rendered',
    meaning:
      'The typesetter failed; the log has the reason. Acts go on without a document, unless its `sha256` was given.',
  },
  'database-unavailable': {
    status: 503,
    title: 'Database unavailable',
    meaning: 'The database does not answer. Try again: with an Idempotency-Key nothing happens twice.',
  },
  'broker-unavailable': {
    status: 503,
    title: 'Broker unavailable',
    meaning: 'The broker does not answer. Accepted acts wait in the outbox.',
  },
  'register-unavailable': {
    status: 503,
    title: 'Register unavailable',
    meaning: 'No version of the register has been verified yet.',
  },
};

/** Codes of the conditions in the procedures' tables: each is a problem of its own when it is not met. */
export function guardEntries(): Record<string, CatalogueEntry> {
  const rules = Object.values(procedures).flatMap((procedure) => [
    ...procedure.acts.flatMap((act) => act.guards),
    ...procedure.grounds.flatMap((ground) => (ground.only ? [ground.only] : [])),
  ]);
  return Object.fromEntries(
    rules.map(({ code, message }) => [code, { status: 422, title: 'Condition not met', meaning: message }]),
  );
}

/** The entry of a code, or undefined for a code that nobody may see. */
export const entryOf = (code: string): CatalogueEntry | undefined => catalogue[code] ?? guardEntries()[code];
