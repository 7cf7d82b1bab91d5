import { NotAfter, PairedWith } from '../contents/constraints.js';
import { Instant, Nested, Provided, Text } from '../contents/decorators.js';
import { Authority, Offence } from '../request/contents.js';
import { Header } from '../request/request.js';

const optional = { optional: true } as const;

export class ParentPreservation {
  @Provided(null, 'reference of the request for preservation')
  @Text(200)
  reference!: string;

  @Provided('network-policy', 'its case in this network')
  @Text(64, optional)
  case?: string;
}

export class Communication {
  @Provided(null, 'what identifies the communication')
  @Text(2000)
  identifier!: string;

  @Provided(null, 'first instant')
  @Instant(optional)
  @PairedWith('to')
  @NotAfter('to')
  from?: string;

  @Provided(null, 'last instant')
  @Instant(optional)
  @PairedWith('from')
  to?: string;
}

/** Tells that a disclosure is due. Who the provider is comes with the disclosure itself: it may have to be withheld. */
export class DisclosureNotice extends Header {
  @Provided('network-policy', 'the authority that executes the preservation')
  @Nested(() => Authority)
  authority!: Authority;

  @Provided('network-policy', 'its own reference')
  @Text(200, optional)
  domesticReference?: string;

  @Provided('hanoi-43-1', 'the preservation that is executed')
  @Nested(() => ParentPreservation)
  preservation!: ParentPreservation;

  /** Without it, whether files may be sent and who may read them would hang on the link alone. */
  @Provided('network-policy', 'the offence of the request for preservation')
  @Nested(() => Offence, optional)
  offence?: Offence;

  @Provided('hanoi-43-1', 'the communication')
  @Nested(() => Communication)
  communication!: Communication;
}
