import { assistance } from './contact-point-assistance/index.js';
import { exampleContents as assisting } from './contact-point-assistance/example.js';
import { exampleContents as assistingLegally } from './mutual-legal-assistance/example.js';
import { mutualAssistance } from './mutual-legal-assistance/index.js';
import { exampleContents as preserving } from './preservation/example.js';
import { preservation } from './preservation/index.js';
import { exampleContents as disclosing } from './preserved-traffic-disclosure/example.js';
import { trafficDisclosure } from './preserved-traffic-disclosure/index.js';
import type { Script } from './rehearsal.js';

/** What rehearsals play, by kind; a spec sees that none is missing. */
export const scripts: Readonly<Record<string, Script>> = {
  preservation: { procedure: preservation, examples: preserving },
  'contact-point-assistance': { procedure: assistance, examples: assisting },
  'preserved-traffic-disclosure': { procedure: trafficDisclosure, examples: disclosing },
  'mutual-legal-assistance': { procedure: mutualAssistance, examples: assistingLegally },
};
