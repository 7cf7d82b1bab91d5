import { CalendarDate, Nested, Provided, Text, Yes } from '../contents/decorators.js';
import { Conduct, DetentionDecision, PersonSought } from '../persons/contents.js';
import { Authority } from '../request/contents.js';
import { Request } from '../request/request.js';

const optional = { optional: true } as const;

export class FormalRequest {
  @Provided(null, 'the statement that a request for extradition will be sent')
  @Yes()
  intended!: true;

  @Provided(null, 'when it is expected')
  @CalendarDate(optional)
  expectedBy?: string;
}

/** A request for provisional arrest. Art. 37(10) has no list of contents: that of Art. 16(2) of the European Convention. */
export class ProvisionalArrestRequest extends Request {
  @Provided('hanoi-37-19', 'the authority making the request')
  @Nested(() => Authority)
  authority!: Authority;

  @Provided('ece-16-2', 'the person, and as good a description as there is')
  @Nested(() => PersonSought)
  person!: PersonSought;

  @Provided('ece-16-2', 'the warrant or judgment that exists')
  @Nested(() => DetentionDecision)
  decision!: DetentionDecision;

  @Provided('ece-16-2', 'the offence, and when and where it was committed')
  @Nested(() => Conduct)
  offence!: Conduct;

  @Provided('ece-16-2', 'the intention to request extradition')
  @Nested(() => FormalRequest)
  formalRequest!: FormalRequest;

  @Provided('hanoi-37-10', 'the circumstances that warrant an arrest at once')
  @Text(10000)
  circumstances!: string;

  @Provided('hanoi-37-8', 'the penalty')
  @Text(4000, optional)
  penalty?: string;
}
