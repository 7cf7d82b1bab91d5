import { examinable, examining } from '../conversation/examination.js';
import { endings, final, open } from '../conversation/statuses.js';
import type { StatusRule } from '../procedure.js';

export const statuses = {
  ...examining,
  'arrest-ordered': open('requested', 'The arrest has been ordered; the person has not been arrested yet.'),
  arrested: open('requesting', 'In custody; the request for extradition is due before the limit.'),
  'release-due': open(
    'requested',
    'In custody with no request to wait for: the limit has run out, or the request is withdrawn. The person is released.',
  ),
  released: open('requesting', 'At liberty. That bars neither a new arrest nor an extradition.'),
  'formal-request-received': final('The request for extradition is in: everything else is a matter of that case.'),
  'not-found': final('The person was not found.'),
  ...endings,
} as const satisfies Record<string, StatusRule>;

export type ArrestStatus = keyof typeof statuses;

/** What follows is a request for extradition. Where it came in time, also once the custody is to end. */
export const awaitingRequest: readonly ArrestStatus[] = ['arrest-ordered', 'arrested', 'release-due', 'released'];

/** From its acknowledgement: how far it is can be asked, and it can be withdrawn; but who is to be released is released first. */
export const pending: readonly ArrestStatus[] = [...examinable, 'arrest-ordered', 'arrested', 'released'];
