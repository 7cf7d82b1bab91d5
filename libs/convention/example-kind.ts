import { assemble } from './assemble.js';
import { OneOf, Provided, Text } from './contents/decorators.js';
import * as conversation from './conversation/acts.js';
import * as clocks from './conversation/clocks.js';
import { Note } from './conversation/contents.js';
import { consulted } from './conversation/guards.js';
import { beginning, endings, final } from './conversation/statuses.js';
import { sovereignty } from './request/grounds.js';
import { urgencyReasonGiven } from './request/guards.js';
import { Request } from './request/request.js';

/** 1. What a request of this kind says, beside what every request says (`Request`). Each field names its provision. */
class LoanRequest extends Request {
  @Provided('hanoi-54', 'the equipment')
  @Text(1000)
  equipment!: string;
}

/** 2. What its own acts say. */
class Refusal extends Note {
  @Provided('hanoi-40-21', 'the ground for refusal')
  @OneOf([sovereignty.ground])
  ground!: string;

  @Provided('hanoi-40-25', 'the reasons')
  @Text(10000)
  reasons!: string;

  @Provided('hanoi-40-28', 'the reason why there was no consultation')
  @Text(4000, { optional: true })
  noConsultationReason?: string;
}

/** 3. The table: statuses, acts with side, role and provision, closed list of grounds, deadlines, and an example of every act. */
export const equipmentLoan = assemble({
  kind: 'equipment-loan',
  title: 'Loan of equipment',
  article: 'Art. 54',
  provision: 'hanoi-54',
  contents: LoanRequest,
  statuses: { ...beginning, lent: final('The equipment has been lent.'), ...endings },
  acts: [
    {
      act: 'submit',
      title: 'Submit the request',
      ...conversation.requesting,
      from: ['draft'],
      to: 'submitted',
      contents: LoanRequest,
      guards: [urgencyReasonGiven],
      provision: 'hanoi-54',
    },
    conversation.acknowledge({ from: ['submitted', 'delivered'], to: 'acknowledged' }),
    {
      act: 'lend',
      title: 'Lend the equipment',
      ...conversation.requested,
      from: ['acknowledged'],
      to: 'lent',
      contents: Note,
      guards: [],
      provision: 'hanoi-54',
    },
    {
      act: 'refuse',
      title: 'Refuse the request',
      ...conversation.requested,
      from: ['acknowledged'],
      to: 'refused',
      contents: Refusal,
      guards: [consulted],
      provision: 'hanoi-40-25',
    },
    conversation.withdraw({ from: ['submitted', 'delivered', 'acknowledged'], to: 'withdrawn' }),
  ],
  grounds: [sovereignty],
  deadlines: [clocks.receipt, clocks.acknowledgement],
  policies: {
    '2026-1': { receipt: clocks.limits2026.receipt, acknowledgement: clocks.limits2026.acknowledgement },
  },
  examples: {
    submit: () => ({
      legalBasis: { instrument: 'hanoi', article: '54' },
      scopeBasis: 'convention-offence',
      equipment: 'Two write blockers',
      urgencyReason: 'The search is tomorrow.',
    }),
    acknowledge: () => ({}),
    lend: () => ({ note: 'By diplomatic bag' }),
    refuse: () => ({
      ground: sovereignty.ground,
      reasons: 'We need them.',
      noConsultationReason: 'There are only two.',
    }),
    withdraw: () => ({ reason: 'Found our own.' }),
  },
});
