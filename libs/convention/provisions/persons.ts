import { hanoi, type Provision } from './provision.js';

/** Articles 37 to 39: extradition and transfers. */
export const persons = {
  'hanoi-37-1': hanoi('37(1)', '≈', 'Extradition for Convention offences punishable in both States.'),
  'hanoi-37-8': hanoi(
    '37(8)',
    '≈',
    "Extradition is subject to the requested State's law and treaties, minimum penalty and grounds of refusal included.",
  ),
  'hanoi-37-9': hanoi(
    '37(9)',
    '≈',
    'Extradition procedures are expedited and their evidence simplified, as domestic law allows.',
  ),
  'hanoi-37-10': hanoi(
    '37(10)',
    '≈',
    'In urgent cases a person whose extradition is sought may be taken into custody at request.',
  ),
  'hanoi-37-11': hanoi(
    '37(11)',
    '≈',
    'A State that does not extradite its national submits the case for prosecution without undue delay, at request.',
  ),
  'hanoi-37-12': hanoi('37(12)', '≈', 'A national may be surrendered on condition of return to serve the sentence.'),
  'hanoi-37-13': hanoi(
    '37(13)',
    '≈',
    'If a national is not extradited to serve a sentence, its enforcement is considered at request.',
  ),
  'hanoi-37-14': hanoi('37(14)', '≈', 'Fair treatment at all stages of the proceedings.'),
  'hanoi-37-15': hanoi('37(15)', '≈', 'No duty to extradite where the purpose is discriminatory.'),
  'hanoi-37-16': hanoi('37(16)', '≈', 'No refusal for the sole reason that the offence also involves fiscal matters.'),
  'hanoi-37-17': hanoi(
    '37(17)',
    '≈',
    'Before refusing extradition, the requested State consults the requesting State.',
  ),
  'hanoi-37-18': hanoi(
    '37(18)',
    '?',
    'The requesting State is told of the decision, with the reasons of a refusal unless barred.',
  ),
  'hanoi-37-19': hanoi(
    '37(19)',
    '?',
    'The authority for extradition and provisional arrest is notified and registered.',
  ),
  'hanoi-38': hanoi('38', '≈', 'States may consider agreements on the transfer of sentenced persons.'),
  'hanoi-38-consent': hanoi(
    '38',
    '?',
    'A sentenced person is transferred with free consent, and for the sake of rehabilitation.',
  ),
  'hanoi-39': hanoi(
    '39',
    '?',
    'States consider transferring proceedings where that serves the proper administration of justice.',
  ),
} as const satisfies Record<string, Provision>;
