import type { Feature } from '../assemble.js';
import * as conversation from '../conversation/acts.js';
import { announcedDate, limits2026, policyClock, statusReply } from '../conversation/clocks.js';
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
 * @param who asks and answers, where it is not the requesting and the requested State
 */
export const progressQuestions = (
  from: readonly Status[],
  until: readonly string[],
  who: { asks?: Head; answers?: Head } = {},
): Feature => {
  const { asks = conversation.requesting, answers = conversation.requested } = who;
  return {
    acts: [
      conversation.queryStatus({ from, to: 'unchanged', ...asks }),
      conversation.reportStatus({ from, to: 'unchanged', ...answers }),
      conversation.giveDelayNotice({ from, to: 'unchanged', ...answers }),
    ],
    deadlines: [policyClock({ ...statusReply, side: answers.by }), { ...announcedDate(until), side: answers.by }],
    limits: { 'status-reply': limits2026['status-reply'] },
  };
};
