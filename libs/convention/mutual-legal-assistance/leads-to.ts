import type { Contents } from '../types.js';
import { lasting, lastSaid, said } from '../links/carry.js';
import type { LeadFacts, LeadRule } from '../links/rules.js';
import type { Supplement } from './act-contents.js';
import type { MutualAssistanceRequest } from './contents.js';

/** The request as it was, asking for what was missing. */
function supplement({ view }: LeadFacts): Contents {
  const missing = lastSaid<Supplement>(view, 'request-supplement')?.missing;
  return { ...lasting(said<MutualAssistanceRequest>(view.contents)), ...(missing && { assistance: missing }) };
}

export const leadsTo: readonly LeadRule[] = [
  {
    kind: 'mutual-legal-assistance',
    relation: 'supplement',
    title: 'Ask for what is missing',
    by: 'requesting',
    from: ['completed', 'result-accepted', 'supplementary-requested', 'closed'],
    provision: 'network-policy',
    contents: supplement,
  },
];
