import { of, type Provision } from './provision.js';

/** Time limits of instruments beside the Convention that no other article group holds. */
export const limits = {
  'budapest-2ap-6': of(
    'budapest-2ap',
    '6',
    '?',
    'Domain name registration information is asked directly of the registrar.',
  ),
  'budapest-2ap-7-7': of('budapest-2ap', '7(7)', '?', 'Subscriber information directly from a provider in 30 days.'),
  'budapest-2ap-8-6': of(
    'budapest-2ap',
    '8(6)',
    '?',
    'An order given effect is answered in 20 days for subscriber information, 45 for traffic data.',
  ),
  'budapest-2ap-8-6-a': of('budapest-2ap', '8(6)(a)', '?', 'The provider is served within 45 days at latest.'),
  'budapest-2ap-9': of(
    'budapest-2ap',
    '9',
    '?',
    'Stored data in an emergency through the contact points, without delay and without a request for assistance.',
  ),
  'budapest-2ap-10': of('budapest-2ap', '10', '✓', 'Mutual assistance in an emergency is rapidly expedited.'),
  'ece-3ap-6-1': of('ece-3ap', '6(1)', '✓', 'Notice of consent within 10 days of the provisional arrest.'),
  'ece-3ap-7': of('ece-3ap', '7', '✓', 'Decision within 20 days of the consent.'),
  'ece-3ap-9': of('ece-3ap', '9', '✓', 'Surrender preferably within 10 days of the notice of the decision.'),
  'un-model-9': of('un-model', '9', '?', 'Provisional arrest ends after [40] days without a request.'),
  'eu-evidence-10': of('eu', 'Reg. (EU) 2023/1543 Art. 10', '✓', 'A production order is answered in 10 days.'),
  'eu-evidence-10-4': of('eu', 'Reg. (EU) 2023/1543 Art. 10(4)', 's', 'In an emergency in 8 hours.'),
  'eu-evidence-11': of(
    'eu',
    'Reg. (EU) 2023/1543 Art. 11(1)-(2)',
    '✓',
    'Preserved for 60 days, 30 more once, then as long as needed when a request for production is confirmed.',
  ),
  'eu-evidence-12': of(
    'eu',
    'Reg. (EU) 2023/1543 Art. 12',
    '✓',
    'The enforcing authority objects within 10 days, in an emergency within 96 hours.',
  ),
  'eu-warrant-17': of(
    'eu',
    'Framework Decision 2002/584 Art. 17',
    '✓',
    'Decision in 10 days after consent, otherwise in 60 days after the arrest, extended by 30.',
  ),
  'eu-warrant-23': of('eu', 'Framework Decision 2002/584 Art. 23', '?', 'Surrender in 10 days of the final decision.'),
  'eu-investigation-12': of(
    'eu',
    'Directive 2014/41 Art. 12',
    '?',
    'Decision in 30 days of the receipt, execution in 90 days of the decision.',
  ),
  'eu-investigation-16': of('eu', 'Directive 2014/41 Art. 16', '?', 'Acknowledgement within a week.'),
  'europol-siena': of('europol', 'Europol, SIENA', 's', 'Target: 80 % of the requests answered within 5 days.'),
} as const satisfies Record<string, Provision>;
