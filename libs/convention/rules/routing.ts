import type { Feature } from '../assemble.js';
import { OneOf, Provided, Text, YesNo } from '../contents/decorators.js';
import { guard, type Guard } from '../procedure.js';
import type { Header } from '../request/request.js';
import type { Contents } from '../types.js';

// By which way a formal request goes (Art. 40(12)): the central authority is the addressee of record whatever carries it.

export const routes = ['central-authority', 'diplomatic', 'interpol', 'direct'] as const;

export class Routing {
  @Provided(null, 'the way')
  @OneOf(routes)
  way!: (typeof routes)[number];

  @Provided(null, 'both States agree to the way')
  @YesNo({ optional: true })
  agreed?: boolean;

  @Provided('budapest-27-9-direct', "the requested State's central authority to which a copy goes at the same time")
  @Text(300, { optional: true })
  copyTo?: string;
}

type Compels = (request: Contents) => boolean;
type Routed = Partial<Header> & { routing?: Partial<Routing> };

export const interpolWhenUrgent = guard<Routed>({
  code: 'interpol-not-open',
  message: 'INTERPOL carries a request in urgent circumstances, and where both States agree (routing.agreed)',
  provision: 'hanoi-40-12',
  needs: 'contents',
  holds: ({ contents: { routing }, urgency }) =>
    routing?.way !== 'interpol' || (urgency !== 'routine' && routing.agreed === true),
});

const directOpen = (compels: Compels): Guard =>
  guard<Routed>({
    code: 'direct-request-not-open',
    message:
      'Authorities ask one another directly under the Budapest Convention: in urgent cases with a copy to the central authority at the same time (routing.copyTo), otherwise only for what compels nobody',
    provision: 'budapest-27-9-direct',
    needs: 'contents',
    holds: ({ contents, urgency }) => {
      const { routing, legalBasis } = contents;
      if (routing?.way !== 'direct') return true;
      if (!['budapest', 'budapest-2ap'].includes(legalBasis?.instrument ?? '')) return false;
      return (urgency !== 'routine' && Boolean(routing.copyTo)) || !compels({ ...contents });
    },
  });

/** @param compels whether a request asks for what compels somebody */
export const routing = (compels: Compels): Feature => ({
  guards: { submit: [interpolWhenUrgent, directOpen(compels)] },
});
