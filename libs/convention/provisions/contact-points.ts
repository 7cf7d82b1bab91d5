import { hanoi, type Provision } from './provision.js';

/** Articles 41 to 48: contact points, electronic evidence, police cooperation. */
export const contactPoints = {
  'hanoi-41': hanoi('41', '≈', 'A point of contact, reachable at all hours, gives immediate assistance.'),
  'hanoi-41-3-a': hanoi('41(3)(a)', '≈', 'The contact point gives technical advice.'),
  'hanoi-41-3-b': hanoi(
    '41(3)(b)',
    '?',
    'It supports preservation and tells where a service provider is, if it knows.',
  ),
  'hanoi-41-3-c': hanoi('41(3)(c)', '≈', 'It supports the collection of evidence and gives legal information.'),
  'hanoi-41-3-d': hanoi('41(3)(d)', '≈', 'It helps to locate suspects.'),
  'hanoi-41-3-e': hanoi('41(3)(e)', '?', 'It provides electronic data to avert an emergency.'),
  'hanoi-42-1': hanoi(
    '42(1)',
    '≈',
    'A State may ask another to preserve stored data for which it intends to request assistance.',
  ),
  'hanoi-42-2': hanoi('42(2)', '?', 'The 24/7 network may be used to find out where the data or the provider is.'),
  'hanoi-42-3': hanoi('42(3)', '≈', 'What a request for preservation specifies.'),
  'hanoi-42-3-a': hanoi('42(3)(a)', '≈', 'The authority seeking the preservation.'),
  'hanoi-42-3-b': hanoi('42(3)(b)', '≈', 'The offence under investigation and a brief summary of the facts.'),
  'hanoi-42-3-c': hanoi('42(3)(c)', '≈', 'The stored data to be preserved and their relationship to the offence.'),
  'hanoi-42-3-d': hanoi(
    '42(3)(d)',
    '≈',
    'Available information on the custodian of the data or the location of the system.',
  ),
  'hanoi-42-3-e': hanoi('42(3)(e)', '≈', 'Why the preservation is necessary.'),
  'hanoi-42-3-f': hanoi('42(3)(f)', '≈', 'That the State intends to submit a request for mutual legal assistance.'),
  'hanoi-42-3-g': hanoi(
    '42(3)(g)',
    '?',
    'As appropriate, the need to keep the request secret and not to notify the user.',
  ),
  'hanoi-42-4': hanoi('42(4)', '≈', 'Preserve expeditiously under domestic law; dual criminality is not required.'),
  'hanoi-42-5': hanoi(
    '42(5)',
    '≈',
    'By reservation, refusal for want of dual criminality, only for offences outside the Convention.',
  ),
  'hanoi-42-6': hanoi(
    '42(6)',
    '?',
    'Otherwise preservation is refused only on the grounds of Art. 40(21)(b), (c) and 40(22).',
  ),
  'hanoi-42-7': hanoi(
    '42(7)',
    '≈',
    'If preservation will not secure the data or endangers secrecy, say so promptly; the requesting State decides.',
  ),
  'hanoi-42-8': hanoi(
    '42(8)',
    '≈',
    'Preserved for at least 60 days and, once the follow-up request is received, until it is decided.',
  ),
  'hanoi-42-9': hanoi('42(9)', '?', 'The requesting State may ask for an extension before the period expires.'),
  'hanoi-43-1': hanoi(
    '43(1)',
    '≈',
    'Where a provider of another State took part in a communication, enough traffic data to identify it and the path are disclosed expeditiously.',
  ),
  'hanoi-43-2': hanoi('43(2)', '?', 'Such data are withheld only on the grounds of Art. 40(21)(b), (c) and 40(22).'),
  'hanoi-44': hanoi(
    '44',
    '≈',
    'Assistance in accessing stored data, preserved ones included; on an expedited basis where they may be lost.',
  ),
  'hanoi-45': hanoi('45', '?', 'States endeavour to assist one another in collecting traffic data in real time.'),
  'hanoi-45-3': hanoi('45(3)', '?', 'What a request to collect traffic data in real time specifies.'),
  'hanoi-46': hanoi(
    '46',
    '?',
    'States endeavour to assist one another in intercepting content data, as their law and treaties allow.',
  ),
  'hanoi-41-2': hanoi('41(2)', '?', 'The contact points are notified, registered, and listed every year.'),
  'hanoi-41-6': hanoi('41(6)', '?', 'Other networks may be used and strengthened.'),
  'hanoi-47': hanoi(
    '47',
    '≈',
    'Law-enforcement cooperation: channels, inquiries, data for analysis, liaison officers, early identification.',
  ),
  'hanoi-48': hanoi(
    '48',
    '≈',
    'Joint investigations by agreement or case by case, in full respect of the sovereignty of the host State.',
  ),
} as const satisfies Record<string, Provision>;
