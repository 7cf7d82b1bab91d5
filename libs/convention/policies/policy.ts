import type { Treaty } from '../instruments.js';
import type { Span } from '../procedure.js';
import type { ProvisionId } from '../provisions.js';
import type { Urgency } from '../types.js';

/** What a limit is at most: law (where its treaty binds both sides), our own policy, a model, or a figure to compare with. */
export const bindings = ['law', 'policy', 'guidance', 'benchmark'] as const;
export type Binding = (typeof bindings)[number];

/** What starts the time, as codes with their words. */
export const beginnings = {
  submitted: 'the request is submitted',
  delivered: 'the requested contact point has received the request',
  acknowledged: 'a liaison officer has taken the request on',
  accepted: 'the request is accepted',
  received: 'the request or order is received',
  'status-asked': 'the other side asks for the status',
  'data-preserved': 'the data are preserved',
  'order-issued': 'the domestic order is issued',
  'provider-served': 'the provider is served',
  'authority-notified': 'the enforcing authority is notified',
  'no-longer-needed': 'the person is told that their presence is no longer needed',
  arrested: 'the person is arrested',
  'provisionally-arrested': 'the person is provisionally arrested',
  consented: 'the person consents',
  'surrender-agreed': 'the date agreed for the surrender',
  discharged: 'the person is finally discharged after the surrender',
  'decision-notified': 'the decision is notified',
  decided: 'the decision is taken',
  'finally-decided': 'the final decision is taken',
  'period-ends': 'before the period ends',
  confirmed: 'the entry was last confirmed',
} as const;
export type Beginning = keyof typeof beginnings;

/** One time limit of an instrument, or of this network: a row of the catalogue. */
export interface DeadlinePolicy {
  title: string;
  /** Instrument, article and mark. */
  provision: ProvisionId;
  binding: Binding;
  /** The treaty by whose status it is switched: law only where that was in force for both sides. Null: nothing switches it. */
  treaty: Treaty | null;
  bindingFor: string;
  /** One length for all, by urgency, or null where the instrument has no number (`words` says what it has). */
  span: Span | Readonly<Record<Urgency, Span | null>> | null;
  words?: string;
  from: Beginning;
  /** `off`: listed, and used by no case unless a later version of the policy switches it on. */
  initially: 'on' | 'off';
}

/** The length for a request of that urgency; null where there is none. */
export function spanFor({ span }: DeadlinePolicy, urgency: Urgency): Span | null {
  if (span === null) return null;
  return 'routine' in span ? span[urgency] : span;
}
