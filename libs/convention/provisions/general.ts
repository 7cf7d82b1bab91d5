import { hanoi, type Provision } from './provision.js';

/** Articles 1 to 36: terms, offences, safeguards, scope. */
export const general = {
  'hanoi-2-b': hanoi(
    '2(b)',
    '✓',
    'Electronic data: any representation of facts, information or concepts fit for processing.',
  ),
  'hanoi-2-c': hanoi(
    '2(c)',
    '✓',
    'Traffic data: origin, destination, route, time, date, size, duration, type of service.',
  ),
  'hanoi-2-d': hanoi(
    '2(d)',
    '✓',
    'Content data: the substance of what is transmitted, neither subscriber nor traffic data.',
  ),
  'hanoi-2-e': hanoi(
    '2(e)',
    '✓',
    'Service provider: gives the ability to communicate, or stores or processes data for it.',
  ),
  'hanoi-2-f': hanoi('2(f)', '✓', 'Subscriber information: held by a provider, neither traffic nor content data.'),
  'hanoi-2-h': hanoi(
    '2(h)',
    '✓',
    'Serious crime: punishable by a maximum of at least four years of deprivation of liberty.',
  ),
  'hanoi-2-o': hanoi(
    '2(o)',
    '✓',
    'Emergency: a significant and imminent risk to the life or safety of a natural person.',
  ),
  'hanoi-5': hanoi('5', '✓', 'No State exercises jurisdiction or functions in the territory of another.'),
  'hanoi-6': hanoi(
    '6',
    '✓',
    'Implementation is consistent with human-rights law; no suppression of fundamental freedoms.',
  ),
  'hanoi-24': hanoi(
    '24',
    '?',
    'Conditions and safeguards: proportionality, independent review, remedy, limits of scope.',
  ),
  'hanoi-25': hanoi('25', '≈', 'Expedited preservation of stored electronic data under domestic law.'),
  'hanoi-25-2': hanoi('25(2)', '≈', 'A domestic preservation order lasts at most 90 days and may be renewed.'),
  'hanoi-25-3': hanoi(
    '25(3)',
    '≈',
    'The custodian keeps the preservation secret for the period that domestic law sets.',
  ),
  'hanoi-35': hanoi('35', '?', 'Cooperation on Convention offences, and on electronic evidence of serious crime.'),
  'hanoi-36-1': hanoi(
    '36(1)',
    '✓',
    'Personal data are transferred under the law of the State that sends them, which may set conditions.',
  ),
  'hanoi-36-3': hanoi(
    '36(3)',
    '?',
    'Onward transfer to a third State or organisation only with prior authorisation of the State that sent the data.',
  ),
  'hanoi-2-i': hanoi('2(i)', '✓', 'Property: assets of every kind, virtual assets included.'),
  'hanoi-2-k': hanoi(
    '2(k)',
    '✓',
    'Freezing or seizure: temporary prohibition of disposal, or temporary custody or control of property.',
  ),
  'hanoi-2-l': hanoi(
    '2(l)',
    '✓',
    'Confiscation: the permanent deprivation of property by order of a court or other authority.',
  ),
  'hanoi-3-b': hanoi('3(b)', '✓', 'Scope: electronic evidence of the offences of Articles 23 and 35.'),
  'hanoi-4': hanoi('4', '✓', 'Offences under other United Nations treaties, when committed by means of a system.'),
  'hanoi-14': hanoi('14', '✓', 'Offences related to material of sexual abuse or exploitation of children.'),
  'hanoi-15': hanoi('15', '✓', 'Solicitation or grooming of a child for a sexual offence.'),
  'hanoi-16': hanoi('16', 's', 'Dissemination of intimate images without consent.'),
  'hanoi-34': hanoi('34', '?', 'Assistance to and protection of victims.'),
  'hanoi-35-1': hanoi(
    '35(1)',
    '?',
    'Cooperation on Convention offences, and on the electronic evidence of other serious crime.',
  ),
  'hanoi-35-3': hanoi(
    '35(3)',
    '≈',
    'Dual criminality is judged by the conduct, whatever the name or category of the offence.',
  ),
  'hanoi-36-2': hanoi('36(2)', '?', 'Personal data received are protected by effective and appropriate safeguards.'),
  'hanoi-65': hanoi('65', '✓', 'In force on the ninetieth day after the fortieth ratification.'),
} as const satisfies Record<string, Provision>;
