import type { Feature } from '../assemble.js';
import * as conversation from '../conversation/acts.js';
import { announcedDate, limits2026, policyClock, statusReply } from '../conversation/clocks.js';
import type { ProvisionId } from '../provisions.js';
import type { Role, Side, Status } from '../types.js';

// R13: the requesting State can ask how far it is and is answered; what delays the execution is told, with a new date.

interface Head {
  by: Side;
  roles: readonly Role[];
}

/**
 * For kinds that do not have these acts in their table.
 *
 * @param from while it is not answered
 * @param until the acts that bring what is waited for
 * @param who asks and answers, where it is not the requesting and the requested State; and what asks for it, where Art. 40
 *   does not govern
 */
export const progressQuestions = (
  from: readonly Status[],
  until: readonly string[],
  who: { asks?: Head; answers?: Head; provision?: ProvisionId } = {},
): Feature => {
  const { asks = conversation.requesting, answers = conversation.requested, provision } = who;
  const place = { from, to: 'unchanged', ...(provision && { provision }) } as const;
  return {
    acts: [
      conversation.queryStatus({ ...place, ...asks }),
      conversation.reportStatus({ ...place, ...answers }),
      conversation.giveDelayNotice({ ...place, ...answers }),
    ],
    deadlines: [
      policyClock({ ...statusReply, side: answers.by }),
      { ...announcedDate(until), side: answers.by, ...(provision && { provision }) },
    ],
    limits: { 'status-reply': limits2026['status-reply'] },
  };
};
