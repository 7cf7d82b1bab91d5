import type { ProvisionId } from '../provisions.js';

/** Kinds of immediate help, Art. 41(3), with the item that names each. */
export const helps = {
  'technical-advice': 'hanoi-41-3-a',
  'provider-location': 'hanoi-41-3-b',
  'preservation-support': 'hanoi-41-3-b',
  'evidence-support': 'hanoi-41-3-c',
  'legal-information': 'hanoi-41-3-c',
  'locate-suspect': 'hanoi-41-3-d',
  'emergency-data': 'hanoi-41-3-e',
} as const satisfies Record<string, ProvisionId>;

export type Help = keyof typeof helps;
export const helpCodes = Object.keys(helps) as Help[];

/** What the domestic law and practice of the contact point allow it to do. */
export const modes = ['facilitates', 'carries-out'] as const;
