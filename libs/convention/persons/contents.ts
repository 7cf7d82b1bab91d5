import { CalendarDate, Instant, OneOf, Provided, Sha256, SomeOf, Text, Texts } from '../contents/decorators.js';
import { Note } from '../conversation/contents.js';
import { offences } from '../request/vocabulary.js';

// What requests say of a person who is sought, tried or sentenced (Art. 37 to 39). Where a class names no provision, its
// fields take that of the request's field that holds it.
const optional = { optional: true } as const;

export class PersonConcerned {
  @Provided(null, 'name')
  @Text(500)
  name!: string;

  @Provided(null, 'nationality')
  @Text(300)
  nationality!: string;

  @Provided(null, 'other names')
  @Texts(50, 500, optional)
  otherNames?: string[];

  @Provided(null, 'date of birth')
  @CalendarDate(optional)
  bornOn?: string;

  @Provided(null, 'identity documents')
  @Text(1000, optional)
  documents?: string;

  @Provided(null, 'where the person is, or may be')
  @Text(1000, optional)
  whereabouts?: string;
}

/** The person's identity has to be certain before anybody is arrested: as accurate a description as possible. */
export class PersonSought extends PersonConcerned {
  @Provided(null, 'description')
  @Text(4000)
  description!: string;
}

export const decisionKinds = ['arrest-warrant', 'judgment', 'other-order'] as const;

/** The domestic decision that the request rests on. */
export class DetentionDecision {
  @Provided(null, 'warrant, judgment or other order of the same effect')
  @OneOf(decisionKinds)
  kind!: (typeof decisionKinds)[number];

  @Provided(null, 'the authority that issued it')
  @Text(300)
  authority!: string;

  @Provided(null, 'its date')
  @CalendarDate()
  date!: string;

  @Provided(null, 'its reference')
  @Text(200, optional)
  reference?: string;
}

/** The same with its original or an authenticated copy, by digest: the network carries no papers. */
export class AuthenticatedDecision extends DetentionDecision {
  @Provided(null, 'SHA-256 of the original or authenticated copy')
  @Sha256()
  sha256!: string;
}

/** The offence as conduct, whatever its name in either State. */
export class Conduct {
  @Provided(null, 'the offences, by article of the Convention')
  @SomeOf(offences)
  references!: (typeof offences)[number][];

  @Provided(null, 'the conduct')
  @Text(20000)
  conduct!: string;

  @Provided(null, 'when it was committed')
  @Text(1000)
  time!: string;

  @Provided(null, 'where it was committed')
  @Text(1000)
  place!: string;
}

/** Dual criminality is judged by the conduct; both laws are named so that it can be judged. */
export class DualCriminality {
  @Provided(null, "the provisions of the requesting State's law")
  @Text(10000)
  requestingProvisions!: string;

  @Provided(null, "the provisions of the requested State's law under which the same conduct is punishable")
  @Text(10000)
  requestedProvisions!: string;
}

export class Arrest extends Note {
  @Provided('hanoi-37-10', 'the instant of the arrest')
  @Instant()
  arrestedAt!: string;

  @Provided('hanoi-37-14', 'the authority that holds the person')
  @Text(300)
  heldBy!: string;
}
