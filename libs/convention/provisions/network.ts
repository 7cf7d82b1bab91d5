import { ours, type Provision } from './provision.js';

/** What is ours and not law. */
export const network = {
  'network-policy': ours('network policy', 'A limit or a field that this network has set for itself; not law.'),
  'network-emergency': ours(
    'network policy, emergencies',
    'An emergency is made sure of by a second officer of either State, or by a call back, before it is answered.',
  ),
  'network-four-eyes': ours(
    'network policy, four eyes',
    'What compels somebody is asked for by two officers of the requesting State: one has approved exactly this request, another submits it.',
  ),
  'network-restricted-material': ours(
    'network policy, restricted material',
    'In cases of offences of Articles 14 to 16, and those that arise from them, digests are exchanged, never files; after the assistance to victims of Article 34.',
  ),
  'network-victim-identity': ours(
    'network policy, victims',
    'In such cases a victim is named only where what is asked cannot be done otherwise; after the protection of victims of Article 34.',
  ),
  'network-protocol': ours(
    'network protocol',
    'How contact points record their acts so that both sides hold the same case.',
  ),
} as const satisfies Record<string, Provision>;
