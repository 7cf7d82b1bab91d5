import { assistance } from './contact-point-assistance/index.js';
import { mutualAssistance } from './mutual-legal-assistance/index.js';
import { preservation } from './preservation/index.js';
import { trafficDisclosure } from './preserved-traffic-disclosure/index.js';
import { Problem } from './problem.js';
import type { Procedure } from './procedure.js';

/** Every kind of request this version knows. A new kind is one more folder and one more line. */
export const procedures: Readonly<Record<string, Procedure>> = {
  preservation,
  [assistance.kind]: assistance,
  [trafficDisclosure.kind]: trafficDisclosure,
  [mutualAssistance.kind]: mutualAssistance,
};

/** @throws Problem `unknown-kind` */
export function procedureOf(kind: string): Procedure {
  const procedure = Object.hasOwn(procedures, kind) ? procedures[kind] : undefined;
  if (procedure) return procedure;
  throw new Problem('unknown-kind', 'This kind of request is not known here', {
    details: { kinds: Object.keys(procedures) },
  });
}
