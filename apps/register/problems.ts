import type { Answers } from '#problems';

/** Status of every problem this server answers with; what is not here is a fault of ours. */
const STATUS: Readonly<Record<string, number>> = {
  'request-malformed': 400,
  'route-unknown': 404,
  'register-empty': 404,
  'register-version-unknown': 404,
  'register-rolled-back': 409,
  'register-forked': 409,
  'register-version-gap': 409,
  'register-version-taken': 409,
  'register-other-network': 409,
  'body-too-large': 413,
  'media-type-unsupported': 415,
  'register-untrusted': 422,
  'register-invalid': 422,
  'register-not-stored': 503,
  'register-busy': 503,
  'storage-unavailable': 503,
  'internal-error': 500,
};

/** Refusals that mean that someone tried something, or that our disk fails: who runs the server wants to know. */
const WORTH_A_WARNING = /^(register-(untrusted|rolled-back|forked|other-network|not-stored)|storage-)/;

export const answers: Answers = { statuses: STATUS, worthAWarning: WORTH_A_WARNING };
