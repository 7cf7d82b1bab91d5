import { extraditionGrounds } from '../persons/grounds.js';
import { guard, type GroundRule } from '../procedure.js';
import type { CaseView } from '../types.js';
import type { ConflictDecision } from './act-contents.js';

export const lastPriority = (view: CaseView): ConflictDecision['priority'] | undefined => {
  const last = view.effective.findLast(({ act }) => act.act === 'conclude-conflict-review')?.act.contents;
  return (last as ConflictDecision | undefined)?.priority;
};

export const nationality: GroundRule = {
  ground: 'nationality',
  title: 'A national of the requested State: the duty to prosecute at request follows',
  provision: 'hanoi-37-11',
};

/** What `refuse` can rest on: nationality has an act of its own, since a duty follows from it. */
export const refusalGrounds: readonly GroundRule[] = [
  ...extraditionGrounds,
  {
    ground: 'another-request-first',
    title: 'The request of another State goes first',
    provision: 'ece-17',
    only: guard<object>({
      code: 'no-other-request-first',
      message: 'The request of another State goes first only after a review of the competing requests has said so',
      provision: 'ece-17',
      needs: 'contents',
      holds: ({ view }) => lastPriority(view) === 'another-request',
    }),
  },
];

export const grounds: readonly GroundRule[] = [...refusalGrounds, nationality];
