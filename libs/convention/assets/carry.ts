import { basisUnder, carried } from '../links/carry.js';
import type { Request } from '../request/request.js';
import type { Contents } from '../types.js';

type Asking = Partial<Request & { authority: object; domesticReference: string }>;

/** What a request for assets says of itself, for the one that follows it under another article. */
export const requestFrom = (request: Asking, hanoiArticle: string): Contents => ({
  ...carried(request, 'authority', 'domesticReference', 'scopeBasis', 'conduct', 'confidentiality'),
  ...carried(request, 'urgencyReason', 'emergency', 'language', 'contactForConfirmation'),
  legalBasis: basisUnder(request.legalBasis, hanoiArticle),
});
