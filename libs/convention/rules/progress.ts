import type { Feature } from '../assemble.js';
import * as conversation from '../conversation/acts.js';
import { announcedDate, limits2026, policyClock, statusReply } from '../conversation/clocks.js';
import { newDateAhead } from '../conversation/guards.js';
import type { ProvisionId } from '../provisions.js';
import type { Role, Side, Status } from '../types.js';

// R13: the requesting State can ask how far it is and is answered; what delays the execution is told, with a new date.

interface Head {
  by: Side;
  roles: readonly Role[];
}

interface Circumstances {
  /** Who asks and answers, where it is not the requesting and the requested State. */
  asks?: Head;
  answers?: Head;
  /** What asks for it, where Art. 40 does not govern. */
  provision?: ProvisionId;
  /** Where the State that answers owes something that can be late, if not all the time; and what takes that away. */
  owes?: { in: readonly Status[]; until: readonly string[] };
}

/**
 * For kinds that do not have these acts in their table.
 *
 * @param from while it is not answered
 * @param until the acts that bring what is waited for
 */
export const progressQuestions = (
  from: readonly Status[],
  until: readonly string[],
  { asks = conversation.requesting, answers = conversation.requested, provision, owes }: Circumstances = {},
): Feature => {
  const place = { from, to: 'unchanged', ...(provision && { provision }) } as const;
  return {
    acts: [
      conversation.queryStatus({ ...place, ...asks }),
      conversation.reportStatus({ ...place, ...answers }),
      conversation.giveDelayNotice({
        ...place,
        ...answers,
        from: owes?.in ?? from,
        guards: [newDateAhead(answers.by)],
      }),
    ],
    deadlines: [
      policyClock({ ...statusReply, side: answers.by }),
      {
        ...announcedDate(until),
        side: answers.by,
        ...(provision && { provision }),
        ...(owes && { cancelledBy: owes.until }),
      },
    ],
    limits: { 'status-reply': limits2026['status-reply'] },
  };
};
