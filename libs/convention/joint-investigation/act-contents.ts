import { CalendarDate, ListOf, Provided, Sha256, StateCode, Text } from '../contents/decorators.js';
import { Note } from '../conversation/contents.js';
import { SignatureOf } from './agreement.js';

const optional = { optional: true } as const;

export class ExtensionProposal extends Note {
  @Provided('network-policy', 'the new last day')
  @CalendarDate()
  end!: string;

  @Provided('network-policy', 'the reason')
  @Text(10000)
  reason!: string;
}

/** Goes to every State that takes part, as it was signed, so it says nothing else. */
export class ExtensionAcceptance {
  @Provided('network-policy', 'the digest of the agreement extended')
  @Sha256()
  sha256!: string;

  @Provided('network-policy', 'the new last day, as proposed')
  @CalendarDate()
  end!: string;
}

export class Extension extends Note {
  @Provided('network-policy', 'the digest of the agreement extended')
  @Sha256()
  sha256!: string;

  @Provided('network-policy', 'the new last day, as proposed')
  @CalendarDate()
  end!: string;

  @Provided('network-policy', 'the acceptance of every State that takes part beside the two of the case')
  @ListOf(() => SignatureOf, 28, optional)
  signatures?: SignatureOf[];
}

export class Reasons extends Note {
  @Provided('hanoi-48', 'the reasons')
  @Text(10000)
  reasons!: string;
}

/** The lead passes on what a host has decided in the lead's case with that host. */
export class PassedOn extends Reasons {
  @Provided('hanoi-48', 'the host State that decided it')
  @StateCode()
  host!: string;

  @Provided('network-policy', 'hash of the act with which it did so, where it is another State')
  @Text(64, optional)
  act?: string;
}

export class Closure extends Note {
  @Provided('network-policy', 'what came of it')
  @Text(10000)
  outcome!: string;
}
