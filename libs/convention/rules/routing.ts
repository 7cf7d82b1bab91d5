import type { Feature } from '../assemble.js';
import { OneOf, Provided, Text, YesNo } from '../contents/decorators.js';
import { guard } from '../procedure.js';
import type { Header } from '../request/request.js';

// By which way a formal request goes (Art. 40(12)): the central authority is the addressee of record whatever carries it.

export const routes = ['central-authority', 'diplomatic', 'interpol', 'direct'] as const;

export class Routing {
  @Provided(null, 'the way')
  @OneOf(routes)
  way!: (typeof routes)[number];

  @Provided(null, 'both States agree to the way')
  @YesNo({ optional: true })
  agreed?: boolean;

  @Provided('budapest-27-9-urgent', "the requested State's central authority to which a copy goes at the same time")
  @Text(300, { optional: true })
  copyTo?: string;
}

type Routed = Partial<Header> & { routing?: Partial<Routing> };

export const interpolWhenUrgent = guard<Routed>({
  code: 'interpol-not-open',
  message: 'INTERPOL carries a request in urgent circumstances, and where both States agree (routing.agreed)',
  provision: 'hanoi-40-12',
  needs: 'contents',
  holds: ({ contents: { routing }, urgency }) =>
    routing?.way !== 'interpol' || (urgency !== 'routine' && routing.agreed === true),
});

export const directWithCopy = guard<Routed>({
  code: 'direct-request-not-open',
  message:
    'Authorities ask one another directly under the Budapest Convention, in urgent cases, with a copy to the central authority at the same time (routing.copyTo)',
  provision: 'budapest-27-9-urgent',
  needs: 'contents',
  holds: ({ contents: { routing, legalBasis }, urgency }) =>
    routing?.way !== 'direct' ||
    (urgency !== 'routine' &&
      ['budapest', 'budapest-2ap'].includes(legalBasis?.instrument ?? '') &&
      Boolean(routing.copyTo)),
});

export const routing: Feature = { guards: { submit: [interpolWhenUrgent, directWithCopy] } };
