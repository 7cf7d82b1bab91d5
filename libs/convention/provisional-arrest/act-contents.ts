import { Instant, OneOf, Provided, StateCode, Text, YesNo } from '../contents/decorators.js';
import { Note } from '../conversation/contents.js';
import { Arrest as ReportedArrest } from '../persons/contents.js';

const optional = { optional: true } as const;

export class ArrestOrder extends Note {
  @Provided('hanoi-37-10', 'the authority that ordered the arrest')
  @Text(300)
  issuedBy!: string;

  @Provided('hanoi-37-10', 'reference of the order')
  @Text(200, optional)
  orderReference?: string;
}

export class Arrest extends ReportedArrest {
  @Provided('ece-16-5', 'reference of the request for extradition, where it has come since a release')
  @Text(200, optional)
  formalRequest?: string;
}

export class ConsentReport extends Note {
  @Provided('hanoi-37-9', 'whether the person consents to the extradition')
  @YesNo()
  consents!: boolean;

  @Provided('hanoi-37-9', 'whether the person renounces the protection of speciality')
  @YesNo(optional)
  renouncesSpeciality?: boolean;
}

export class NotFound extends Note {
  @Provided('network-policy', 'where the person was looked for')
  @Text(10000)
  explanation!: string;

  @Provided('network-policy', 'State where the person may be, ISO 3166-1 alpha-2')
  @StateCode(optional)
  otherState?: string;
}

/** `no-request`: none came in time. The others are possible at any moment. */
export const releaseReasons = ['no-request', 'by-court', 'on-conditions', 'other'] as const;

export class Release extends Note {
  @Provided('ece-16-4', 'the instant of the release')
  @Instant()
  releasedAt!: string;

  @Provided('ece-16-4', 'the reason')
  @OneOf(releaseReasons)
  reason!: (typeof releaseReasons)[number];

  @Provided('hanoi-37-18', 'explanation')
  @Text(10000, optional)
  explanation?: string;
}

class FormalRequestNamed extends Note {
  @Provided('hanoi-37-10', 'reference of the request for extradition')
  @Text(200)
  reference!: string;

  @Provided('network-policy', 'its case in this network')
  @Text(64, optional)
  case?: string;
}

export class FormalRequestLink extends FormalRequestNamed {
  @Provided('hanoi-37-10', 'the instant at which it was submitted')
  @Instant()
  submittedAt!: string;
}

/** The limit asks whether the requested State has received it, so that State can say so too. */
export class FormalRequestReceipt extends FormalRequestNamed {
  @Provided('ece-16-4', 'the instant at which it was received')
  @Instant()
  receivedAt!: string;
}
