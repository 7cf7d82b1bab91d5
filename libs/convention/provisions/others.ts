import { budapest, of, type Provision } from './provision.js';

/** Other treaties that bind some of the States, and templates. */
export const others = {
  'budapest-26-2': budapest(
    '26(2)',
    '✓',
    'Information may be offered on conditions before it is given; a State that cannot keep them says so, and the other decides.',
  ),
  'budapest-27-7': budapest(
    '27(7)',
    '✓',
    'The requested State promptly tells of reasons that make execution impossible or delay it.',
  ),
  'budapest-27-4': budapest(
    '27(4)',
    '✓',
    'Assistance may be refused for a political offence or prejudice to essential interests.',
  ),
  'budapest-27-9-direct': budapest(
    '27(9)',
    '✓',
    'Authorities may ask one another directly: in urgent cases with a copy to the central authority at the same time, and for what compels nobody.',
  ),
  'budapest-27-9': budapest(
    '27(9)(c)',
    '✓',
    'A request to an authority not competent is passed on to the competent one, and the requesting State is told.',
  ),
  'budapest-29-5': budapest(
    '29(5)',
    '✓',
    'Preservation may be refused for a political offence or prejudice to essential interests.',
  ),
  'budapest-30-2': budapest(
    '30(2)',
    '✓',
    'Traffic data may be withheld for a political offence or prejudice to essential interests.',
  ),
  'budapest-29-7': budapest(
    '29(7)',
    '✓',
    'Preserved for at least 60 days and then until the follow-up request is decided.',
  ),
  'budapest-16-2': of(
    'budapest',
    '16(2)',
    '✓',
    'A domestic preservation order lasts at most 90 days and may be renewed.',
  ),
  'ece-12-2': of('ece', '12(2)', '✓', 'What a request for extradition is accompanied by.'),
  'ece-14': of('ece', '14', '✓', 'Rule of speciality, and the forty-five days in which a discharged person may leave.'),
  'ece-16-2': of('ece', '16(2)', '✓', 'What a request for provisional arrest states.'),
  'ece-16-4': of(
    'ece',
    '16(4)',
    '✓',
    'Provisional arrest may end after 18 days without a request, and never lasts more than 40.',
  ),
  'ece-16-5': of(
    'ece',
    '16(5)',
    '✓',
    'Release does not bar a new arrest and extradition once the request is received.',
  ),
  'ece-17': of('ece', '17', '✓', 'Competing requests: seriousness, place, dates, nationality.'),
  'ece-18-5': of(
    'ece',
    '18(5)',
    '?',
    'A day of surrender that cannot be kept is told; both States agree a new one, from which its limits count.',
  ),
  'ece-18-4': of(
    'ece',
    '18(4)',
    '✓',
    'Not taken over on the agreed day: may be released after 15 days, must be after 30.',
  ),
  'ece-19': of(
    'ece',
    '19',
    '?',
    'Surrender may be postponed for proceedings or a sentence at home, or be temporary on conditions agreed.',
  ),
  'ece-grounds': of(
    'ece',
    '3-11',
    '✓',
    'Military and political offences, the same facts judged, lapse of time, death penalty, pending proceedings, place.',
  ),
  'assistance-template': {
    instrument: 'council-of-europe',
    article: 'T-CY(2018)10',
    text: 'A field of the template for requests for subscriber information; a template, not law.',
    mark: '✓',
  },
  'preservation-template': {
    instrument: 'council-of-europe',
    article: 'T-CY(2018)11',
    text: 'A field of the template for preservation requests; a template, not law.',
    mark: '✓',
  },
} as const satisfies Record<string, Provision>;
