import { assetFreeze } from './asset-freeze/index.js';
import { assetReturn } from './asset-return/index.js';
import { confiscation } from './confiscation/index.js';
import { assistance } from './contact-point-assistance/index.js';
import { jointInvestigation } from './joint-investigation/index.js';
import { extradition } from './extradition/index.js';
import { lawEnforcementCooperation } from './law-enforcement-cooperation/index.js';
import { mutualAssistance } from './mutual-legal-assistance/index.js';
import { preservation } from './preservation/index.js';
import { trafficDisclosure } from './preserved-traffic-disclosure/index.js';
import { spontaneousInformation } from './spontaneous-information/index.js';
import { Problem } from './problem.js';
import { provisionalArrest } from './provisional-arrest/index.js';
import type { Procedure } from './procedure.js';
import { flawsOf } from './table-check.js';
import { technicalAssistance } from './technical-assistance/index.js';
import { proceedingsTransfer } from './transfer-of-proceedings/index.js';
import { sentencedPersonTransfer } from './transfer-of-sentenced-person/index.js';

const known: Record<string, Procedure> = {};

/** Every kind of request this version knows, by its name. */
export const procedures: Readonly<Record<string, Procedure>> = known;

/**
 * Makes a kind of request known: from here on it can be drafted, sent, received, and is documented.
 *
 * @throws Error when its table contradicts itself, or when another table has its name
 */
export function registerProcedure(procedure: Procedure): void {
  const flaws = flawsOf(procedure);
  if (Object.hasOwn(known, procedure.kind)) flaws.unshift('another procedure has this name');
  if (flaws.length > 0) throw new Error(`The table of ${procedure.kind} cannot be used: ${flaws.join('; ')}`);
  known[procedure.kind] = procedure;
}

/** A new kind is one more folder, or file, and one more line here. */
[
  preservation,
  assistance,
  trafficDisclosure,
  mutualAssistance,
  lawEnforcementCooperation,
  provisionalArrest,
  extradition,
  sentencedPersonTransfer,
  proceedingsTransfer,
  technicalAssistance,
  spontaneousInformation,
  assetFreeze,
  confiscation,
  assetReturn,
  jointInvestigation,
].forEach(registerProcedure);

/** @throws Problem `unknown-kind` */
export function procedureOf(kind: string): Procedure {
  const procedure = Object.hasOwn(procedures, kind) ? procedures[kind] : undefined;
  if (procedure) return procedure;
  throw new Problem('unknown-kind', 'This kind of request is not known here', {
    details: { kinds: Object.keys(procedures) },
  });
}
