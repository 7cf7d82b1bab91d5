import type { Feature } from '../assemble.js';
import { Provided, Text, YesNo } from '../contents/decorators.js';
import { requested, requesting } from '../conversation/acts.js';
import { policyClock, reply } from '../conversation/clocks.js';
import { Note } from '../conversation/contents.js';
import type { Examples } from '../procedure.js';
import type { Status } from '../types.js';
import { answered, toAnswer } from '../conversation/question.js';

// R18: ordinary costs are the requested State's; on extraordinary ones the States consult.

export class CostConsultation extends Note {
  @Provided('hanoi-40-30', 'what costs so much, and why')
  @Text(10000)
  reason!: string;

  @Provided('hanoi-40-30', 'the amount expected, with its currency')
  @Text(200)
  amount!: string;

  @Provided('hanoi-40-30', 'the terms on which it is executed, and how the costs are borne')
  @Text(10000, { optional: true })
  proposal?: string;
}

export class CostAnswer extends Note {
  @Provided('hanoi-40-30', 'the answer')
  @Text(10000)
  answer!: string;

  @Provided('hanoi-40-30', 'the proposal is accepted')
  @YesNo({ optional: true })
  accepted?: boolean;
}

const say = (code: string, message: string) => ({ code, message, provision: 'hanoi-40-30' }) as const;

const examples: Examples = {
  'consult-on-costs': () => ({ reason: 'An expert must read 40 devices.', amount: '90,000 BRL' }),
  'answer-costs': () => ({ answer: 'We bear one half.', accepted: true }),
};

/** @param from while it can still be decided how, and whether, it is executed */
export const costs = (from: readonly Status[]): Feature => ({
  acts: [
    {
      act: 'consult-on-costs',
      title: 'Consult on extraordinary costs',
      ...requested,
      from,
      to: 'unchanged',
      contents: CostConsultation,
      guards: [answered(say('costs-open', 'A consultation on costs is open'), 'consult-on-costs', ['answer-costs'])],
      provision: 'hanoi-40-30',
    },
    {
      act: 'answer-costs',
      title: 'Answer the consultation on costs',
      ...requesting,
      from,
      to: 'unchanged',
      contents: CostAnswer,
      guards: [
        toAnswer(say('costs-not-asked', 'No consultation on costs is open'), 'consult-on-costs', ['answer-costs']),
      ],
      provision: 'hanoi-40-30',
    },
  ],
  deadlines: [
    policyClock({
      key: 'costs-reply',
      title: 'Reply to the consultation on costs',
      side: 'requesting',
      starts: 'consult-on-costs',
      stops: ['answer-costs'],
      repeats: true,
    }),
  ],
  limits: { 'costs-reply': reply },
  examples,
});
