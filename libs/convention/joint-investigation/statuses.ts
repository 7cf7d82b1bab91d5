import { beginning, endings, final, open } from '../conversation/statuses.js';
import type { StatusRule } from '../procedure.js';

export const statuses = {
  ...beginning,
  negotiating: open('requesting', 'The States negotiate the agreement.'),
  'signed-by-lead': open('requested', 'The lead has signed the agreement as it stands.'),
  agreed: open('requesting', 'Both States of this case have signed; the lead waits for the others, or activates it.'),
  active: open('requesting', 'Every State has signed; the joint investigation is at work.'),
  'extension-proposed': open('requested', 'The joint investigation is at work, and is to last longer.'),
  'extension-accepted': open(
    'requesting',
    'It is at work, and this State accepts that it lasts longer; the lead waits for the others, or extends it.',
  ),
  suspended: open('requesting', 'The host State has suspended it.'),
  stopped: final('The host State has stopped it.'),
  closed: final('It has done its work, or its time has run out.'),
  ...endings,
} as const satisfies Record<string, StatusRule>;

export type JointStatus = keyof typeof statuses;

/** Not taken up, and in the hands of the State that is asked. */
export const undecided = ['acknowledged', 'negotiating'] as const satisfies readonly JointStatus[];
export const unsigned = ['negotiating', 'signed-by-lead', 'agreed'] as const satisfies readonly JointStatus[];
export const working = ['active', 'extension-proposed', 'extension-accepted'] as const satisfies readonly JointStatus[];
export const pending: readonly JointStatus[] = ['acknowledged', ...unsigned];
/** The State that is asked is to answer: once both have signed, only whether it lasts longer. */
export const owing: readonly JointStatus[] = [...undecided, 'signed-by-lead', 'extension-proposed'];
/** Both States of the case have signed, and nothing has been changed since. */
export const signed: readonly string[] = ['agreed', ...working, 'suspended'] satisfies JointStatus[];
