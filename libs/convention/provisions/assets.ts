import { hanoi, type Provision } from './provision.js';

/** Articles 49 and after: assets, technical assistance. */
export const assets = {
  'hanoi-49': hanoi(
    '49',
    '≈',
    'Mechanisms for the recovery of property through international cooperation in confiscation.',
  ),
  'hanoi-50-1': hanoi(
    '50(1)',
    '≈',
    'A State that is asked for confiscation has an order obtained, or the order of the requesting State given effect.',
  ),
  'hanoi-50-1-a': hanoi(
    '50(1)(a)',
    '≈',
    'A request for confiscation is submitted to the competent authorities to obtain an order.',
  ),
  'hanoi-50-1-b': hanoi(
    '50(1)(b)',
    '≈',
    'A confiscation order of the requesting State is submitted to be given effect.',
  ),
  'hanoi-50-2': hanoi(
    '50(2)',
    '≈',
    'Proceeds, property and equipment are identified, traced and frozen or seized for confiscation.',
  ),
  'hanoi-50-3': hanoi('50(3)', '?', 'What requests for confiscation contain beyond Art. 40(15).'),
  'hanoi-50-7': hanoi(
    '50(7)',
    '?',
    'Refusal or lifting of measures for want of sufficient and timely evidence or trivial value.',
  ),
  'hanoi-50-8': hanoi(
    '50(8)',
    '?',
    'Before lifting a provisional measure, the requesting State may give its reasons for keeping it.',
  ),
  'hanoi-50-9': hanoi('50(9)', '?', 'The rights of third parties in good faith are not prejudiced.'),
  'hanoi-51': hanoi('51', '≈', 'Information on proceeds may be sent without request.'),
  'hanoi-52': hanoi(
    '52',
    '≈',
    'Return and disposal: priority to the requesting State, prior legitimate owners and victims.',
  ),

  'hanoi-54': hanoi('54', '?', 'Technical assistance and capacity-building.'),
} as const satisfies Record<string, Provision>;
