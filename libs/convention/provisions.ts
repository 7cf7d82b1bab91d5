/**
 * How sure we are of a provision: `✓` read in a source, `≈` read in the parent treaty that the Convention follows
 * closely, `s` secondary source, `?` from memory, `ours` a choice of this network and not law.
 */
export type Mark = '✓' | '≈' | 's' | '?' | 'ours';

export const markMeanings: Readonly<Record<Mark, string>> = {
  '✓': 'read in a source',
  '≈': 'read in the parent treaty, which the Convention follows closely',
  s: 'secondary source',
  '?': 'from memory, to be checked against the official text',
  ours: 'a choice of this network, not law',
};

export type Instrument = 'hanoi' | 'budapest' | 'council-of-europe' | 'network';

export const instrumentNames: Readonly<Record<Instrument, string>> = {
  hanoi: 'United Nations Convention against Cybercrime (Hanoi Convention)',
  budapest: 'Convention on Cybercrime (Budapest Convention, ETS 185)',
  'council-of-europe': 'Council of Europe templates',
  network: 'policy of this network',
};

export interface Provision {
  instrument: Instrument;
  article: string;
  /** Paraphrase, never quotation. */
  text: string;
  mark: Mark;
}

const hanoi = (article: string, mark: Mark, text: string): Provision => ({ instrument: 'hanoi', article, text, mark });
const budapest = (article: string, mark: Mark, text: string): Provision => ({
  instrument: 'budapest',
  article,
  text,
  mark,
});
const ours = (article: string, text: string): Provision => ({ instrument: 'network', article, text, mark: 'ours' });

const table = {
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
  'hanoi-40-1': hanoi('40(1)', '≈', 'States afford one another the widest measure of mutual legal assistance.'),
  'hanoi-40-3': hanoi('40(3)', '?', 'The purposes for which mutual legal assistance may be requested.'),
  'hanoi-40-8': hanoi('40(8)', '≈', 'Assistance may be declined for want of dual criminality.'),
  'hanoi-40-9': hanoi(
    '40(9)',
    '≈',
    'A detained person may be transferred to testify, with free consent and by agreement of both States.',
  ),
  'hanoi-40-12': hanoi('40(12)', '≈', 'Central authorities receive requests and execute or transmit them.'),
  'hanoi-40-13': hanoi('40(13)', '≈', 'Requests are in writing or leave a written record, in an accepted language.'),
  'hanoi-40-14': hanoi(
    '40(14)',
    '?',
    'Electronic transmission of requests and evidence, with authenticity and security assured.',
  ),
  'hanoi-40-15': hanoi('40(15)', '≈', 'What a request for mutual legal assistance contains.'),
  'hanoi-40-15-a': hanoi('40(15)(a)', '≈', 'The identity of the authority making the request.'),
  'hanoi-40-15-b': hanoi(
    '40(15)(b)',
    '≈',
    'Subject and nature of the proceeding, and the authority that conducts it with its functions.',
  ),
  'hanoi-40-15-c': hanoi(
    '40(15)(c)',
    '≈',
    'A summary of the relevant facts, except for the service of judicial documents.',
  ),
  'hanoi-40-15-d': hanoi('40(15)(d)', '≈', 'The assistance sought and any particular procedure wished.'),
  'hanoi-40-15-e': hanoi(
    '40(15)(e)',
    '?',
    'Where possible, identity, location and nationality of any person, item or account concerned.',
  ),
  'hanoi-40-15-f': hanoi('40(15)(f)', '?', 'Where applicable, the period for which evidence is sought.'),
  'hanoi-40-15-g': hanoi('40(15)(g)', '≈', 'The purpose for which the evidence, information or action is sought.'),
  'hanoi-40-16': hanoi('40(16)', '≈', 'The requested State may ask for the additional information it needs.'),
  'hanoi-40-17': hanoi(
    '40(17)',
    '≈',
    "Executed under the requested State's law and, where possible, by the procedure the request specifies.",
  ),
  'hanoi-40-18': hanoi('40(18)', '≈', 'A witness or expert may be heard by videoconference.'),
  'hanoi-40-19': hanoi('40(19)', '≈', 'No use for other proceedings than those of the request without prior consent.'),
  'hanoi-40-20': hanoi('40(20)', '≈', 'The requesting State may require that the request be kept confidential.'),
  'hanoi-40-21': hanoi('40(21)', '≈', 'The grounds on which assistance may be refused.'),
  'hanoi-40-21-a': hanoi('40(21)(a)', '≈', 'Refusal: the request is not made as the article demands.'),
  'hanoi-40-21-b': hanoi(
    '40(21)(b)',
    '≈',
    'Refusal: prejudice to sovereignty, security, public order or other essential interests.',
  ),
  'hanoi-40-21-c': hanoi('40(21)(c)', '≈', 'Refusal: own authorities could not do this for a similar offence at home.'),
  'hanoi-40-21-d': hanoi(
    '40(21)(d)',
    '≈',
    "Refusal: contrary to the requested State's law on mutual legal assistance.",
  ),
  'hanoi-40-22': hanoi('40(22)', '?', 'Refusal: substantial grounds to believe that the purpose is discriminatory.'),
  'hanoi-40-23': hanoi('40(23)', '≈', 'No refusal for the sole reason that the offence also involves fiscal matters.'),
  'hanoi-40-24': hanoi('40(24)', '≈', 'No refusal on the ground of bank secrecy.'),
  'hanoi-40-25': hanoi('40(25)', '≈', 'Reasons are given for any refusal.'),
  'hanoi-40-26': hanoi(
    '40(26)',
    '≈',
    'Execution as soon as possible, taking account of deadlines suggested with reasons; prompt notice when help is no longer needed.',
  ),
  'hanoi-40-27': hanoi('40(27)', '≈', 'Assistance may be postponed where it interferes with ongoing proceedings.'),
  'hanoi-40-28': hanoi(
    '40(28)',
    '≈',
    'Before refusing or postponing, the requested State consults on possible conditions.',
  ),
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
  'budapest-27-7': budapest(
    '27(7)',
    '✓',
    'The requested State promptly tells of reasons that make execution impossible or delay it.',
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
  'budapest-29-7': budapest(
    '29(7)',
    '✓',
    'Preserved for at least 60 days and then until the follow-up request is decided.',
  ),
  'network-policy': ours('network policy', 'A limit or a field that this network has set for itself; not law.'),
  'network-protocol': ours(
    'network protocol',
    'How contact points record their acts so that both sides hold the same case.',
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
} satisfies Record<string, Provision>;

export type ProvisionId = keyof typeof table;

/** Every provision the tables cite. A wrong number or a checked mark is a one-line change here. */
export const provisions: Readonly<Record<ProvisionId, Provision>> = table;

/** As people cite it: `Art. 42(3)(b)`, `Budapest Art. 29(7)`, `network policy`. */
export function cite(id: ProvisionId): string {
  const { instrument, article } = provisions[id];
  if (instrument === 'network' || instrument === 'council-of-europe') return article;
  return instrument === 'hanoi' ? `Art. ${article}` : `Budapest Art. ${article}`;
}
