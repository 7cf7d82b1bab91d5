import { Item } from '../answer/contents.js';
import {
  CalendarDate,
  ListOf,
  Nested,
  OneOf,
  Provided,
  Sha256,
  StateCode,
  Text,
  Texts,
  YesNo,
} from '../contents/decorators.js';
import { Note } from '../conversation/contents.js';
import { admissibilities } from './vocabulary.js';

const optional = { optional: true } as const;

export class Participant {
  @Provided(null, 'the State')
  @StateCode()
  state!: string;

  @Provided(null, 'its authority')
  @Text(300)
  authority!: string;

  @Provided('hanoi-48', 'it is to take place in the territory of this State')
  @YesNo(optional)
  host?: boolean;
}

/** The agreement as a document known by its digest, and what in it both sides compute with or look up. */
export class Agreement extends Note {
  @Provided('hanoi-48', 'the agreement: the document and its digest')
  @Nested(() => Item)
  agreement!: Item;

  @Provided('network-policy', 'the States that take part, each once')
  @ListOf(() => Participant, 30, { min: 2 })
  participants!: Participant[];

  @Provided('network-policy', 'the State that leads')
  @StateCode()
  lead!: string;

  @Provided('hanoi-48', 'its purpose')
  @Text(10000)
  purpose!: string;

  @Provided('hanoi-48', 'the offences')
  @Text(4000)
  offences!: string;

  @Provided('network-policy', 'the members of the team, by name or function')
  @Texts(100, 300)
  members!: string[];

  @Provided('hanoi-48', 'what members may do in the host State, under its law')
  @Text(10000)
  powers!: string;

  @Provided('network-policy', 'the first day')
  @CalendarDate()
  start!: string;

  @Provided('network-policy', 'the last day')
  @CalendarDate()
  end!: string;

  @Provided('hanoi-36-1', 'how data are shared and protected')
  @Text(10000)
  dataSharing!: string;

  @Provided('network-policy', 'whether what is gathered is admissible in court')
  @OneOf(admissibilities)
  admissibility!: (typeof admissibilities)[number];
}

/**
 * Of exactly this document: another digest is another agreement. The act goes to every State that takes part, as it was
 * signed, so it says nothing else.
 */
export class Signature {
  @Provided('network-policy', 'the digest of the agreement signed')
  @Sha256()
  sha256!: string;

  @Provided('network-policy', 'who signs for the State')
  @Text(300)
  signedBy!: string;
}

/** Where a third State has signed, or accepted: the act, in the case that the lead has with that State. It goes along. */
export class SignatureOf {
  @Provided(null, 'the State')
  @StateCode()
  state!: string;

  @Provided(null, 'id of the case in which it signed')
  @Text(64)
  case!: string;

  @Provided(null, 'hash of the act with which it signed')
  @Text(64)
  act!: string;
}

export class Activation extends Note {
  @Provided('network-policy', 'the digest of the agreement signed by all')
  @Sha256()
  sha256!: string;

  @Provided('network-policy', 'the signature of every State that takes part beside the two of the case')
  @ListOf(() => SignatureOf, 28, optional)
  signatures?: SignatureOf[];

  @Provided('network-policy', 'the last day, as agreed')
  @CalendarDate()
  end!: string;
}
