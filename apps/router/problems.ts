import type { Answers } from '#problems';

/** Status of every problem that a router answers with: it serves who runs it, and reads no body. */
const STATUS: Readonly<Record<string, number>> = {
  'request-malformed': 400,
  'route-unknown': 404,
  'internal-error': 500,
};

export const answers: Answers = { statuses: STATUS };
