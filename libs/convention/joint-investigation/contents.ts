import { CalendarDate, Nested, Provided, StateCode, StateCodes, Text } from '../contents/decorators.js';
import { Authority, Offence } from '../request/contents.js';
import { Request } from '../request/request.js';

const optional = { optional: true } as const;

/** The proposal says what for; how, the agreement says. The State that proposes it leads it. */
export class JointInvestigationProposal extends Request {
  @Provided('hanoi-48', 'the authority that proposes it')
  @Nested(() => Authority)
  authority!: Authority;

  @Provided('network-policy', 'national reference')
  @Text(200, optional)
  domesticReference?: string;

  @Provided('hanoi-48', 'the offence and brief facts')
  @Nested(() => Offence)
  offence!: Offence;

  @Provided('hanoi-48', 'its purpose')
  @Text(10000)
  purpose!: string;

  @Provided('hanoi-48', 'why it is better done jointly')
  @Text(10000)
  necessity!: string;

  @Provided('hanoi-48', 'a State in whose territory it is to take place')
  @StateCode()
  host!: string;

  @Provided('network-policy', 'other States that are asked too')
  @StateCodes(30, optional)
  alsoAsked?: string[];

  @Provided('network-policy', 'when it is to begin')
  @CalendarDate(optional)
  expectedStart?: string;
}
