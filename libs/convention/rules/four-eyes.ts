import type { Feature } from '../assemble.js';
import { guard, type Guard } from '../procedure.js';
import type { Act, Contents } from '../types.js';

// Four eyes: what compels somebody is asked for by two officers of the requesting State. One has approved exactly this
// request, another submits it. A rule of this network, judged by both States from the submit act alone.

const ours = { provision: 'network-four-eyes', needs: 'contents' } as const;

/** The code with which a request is refused that nobody has approved. */
export const SECOND_OFFICER_MISSING = 'second-officer-missing';

/** Whether an act carries the approval of an officer who is not the one that performs it. */
export const isApproved = ({ approval, officer }: Pick<Act, 'approval' | 'officer'>): boolean => {
  const approver = approval?.officer?.id ?? null;
  return approver !== null && approver !== officer?.id;
};

const secondOfficerApproved = (compels: (request: Contents) => boolean, confirmedThere: boolean): Guard =>
  guard<Contents>({
    code: SECOND_OFFICER_MISSING,
    message:
      'This request compels somebody: a second officer of the requesting State approves it before it is submitted',
    ...ours,
    holds: ({ contents, approver, urgency }) =>
      approver !== null || (confirmedThere && urgency === 'emergency') || !compels(contents),
  });

const submittedByAnother = guard({
  code: 'approver-submits',
  message: 'Whoever approved the request cannot submit it: another officer does the one or the other',
  ...ours,
  holds: ({ approver, officer }) => approver === null || approver !== officer,
});

/** @param confirmedThere whether the requested State makes sure of an emergency before it answers: then one may come without */
export const twoOfficers = (compels: (request: Contents) => boolean, confirmedThere: boolean): readonly Guard[] => [
  secondOfficerApproved(compels, confirmedThere),
  submittedByAnother,
];

/** For kinds that always compel somebody. */
export const fourEyes: Feature = { compels: () => true };
