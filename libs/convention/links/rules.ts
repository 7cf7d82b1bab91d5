import type { ProvisionId } from '../provisions.js';
import type { CaseView, Contents, Remark, Side, StateCode, Status, Urgency } from '../types.js';
import type { Relation } from './link.js';

/** What a request can be drafted from: the case that leads to it, and what the cases say that this one names. */
export interface LeadFacts {
  id: string;
  reference: string;
  view: CaseView;
  otherSide: StateCode;
  /** Only those that the contact point holds. */
  named: readonly { relation: string; view: CaseView }[];
}

/** A kind of request that a case can lead to, and what it says already. */
export interface LeadRule {
  kind: string;
  /** How the new case stands to this one. */
  relation: Relation;
  title: string;
  /** Who opens it. */
  by: Side;
  from: readonly Status[];
  /** Where the new request is not as urgent as this one. */
  urgency?: Urgency;
  /** Where the case does not lead there from all of these. */
  when?: (facts: LeadFacts) => boolean;
  /** A third State, null when none is known; without this it goes to the other side. */
  thirdState?: (facts: LeadFacts) => StateCode | null;
  provision: ProvisionId;
  /** What a linked case says and the new one needs. Nothing is made up: the rest is missing. */
  contents: (facts: LeadFacts) => Contents;
  /** What the officer has to know before sending it. */
  remarks?: (facts: LeadFacts) => Remark[];
}

/** The act that is told in a linked case. */
export interface EchoFacts {
  id: string;
  reference: string;
  /** Its own instant. */
  at: string;
  contents: Contents;
}

/**
 * An act that says something of a case its own case names, and is told there as well, by the same State at the same time:
 * where that State is, in the case named, the side of which the table there has the act.
 */
export interface EchoRule {
  act: string;
  relation: Relation;
  /** Kind of the case named, between the same two States. */
  in: string;
  /** The act there. */
  as: string;
  contents: (facts: EchoFacts) => Contents;
}

/** A case between the same two States that names this one, as far as the contact point that looks knows it. */
export interface NamedBy {
  relation: string;
  kind: string;
  reference: string;
  status: Status;
}

export interface WatchFacts {
  view: CaseView;
  namedBy: readonly NamedBy[];
}
