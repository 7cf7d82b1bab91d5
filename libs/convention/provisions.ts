import { assets } from './provisions/assets.js';
import { contactPoints } from './provisions/contact-points.js';
import { general } from './provisions/general.js';
import { limits } from './provisions/limits.js';
import { mutualAssistance } from './provisions/mutual-assistance.js';
import { network } from './provisions/network.js';
import { others } from './provisions/others.js';
import { persons } from './provisions/persons.js';
import type { Instrument, Mark, Provision } from './provisions/provision.js';

export type { Instrument, Mark, Provision } from './provisions/provision.js';

export const markMeanings: Readonly<Record<Mark, string>> = {
  '✓': 'read in a source',
  '≈': 'read in the parent treaty, which the Convention follows closely',
  s: 'secondary source',
  '?': 'from memory, to be checked against the official text',
  ours: 'a choice of this network, not law',
};

/** Name of the instrument, and what stands before the number of an article that people cite. */
const instruments: Readonly<Record<Instrument, { name: string; prefix: string }>> = {
  hanoi: { name: 'United Nations Convention against Cybercrime (Hanoi Convention)', prefix: 'Art. ' },
  budapest: { name: 'Convention on Cybercrime (Budapest Convention, ETS 185)', prefix: 'Budapest Art. ' },
  ece: { name: 'European Convention on Extradition (ETS 24)', prefix: 'European Convention on Extradition Art. ' },
  'budapest-2ap': {
    name: 'Second Additional Protocol to the Convention on Cybercrime (CETS 224)',
    prefix: 'Second Protocol Art. ',
  },
  'ece-3ap': {
    name: 'Third Additional Protocol to the European Convention on Extradition (CETS 209)',
    prefix: 'Third Protocol to the European Convention on Extradition Art. ',
  },
  'un-model': { name: 'UN Model Treaty on Extradition', prefix: 'UN Model Treaty on Extradition Art. ' },
  eu: { name: 'law of the European Union', prefix: '' },
  europol: { name: 'figures of Europol', prefix: '' },
  'council-of-europe': { name: 'Council of Europe templates', prefix: '' },
  network: { name: 'policy of this network', prefix: '' },
};

export const instrumentName = (instrument: Instrument): string => instruments[instrument].name;

const table = {
  ...general,
  ...persons,
  ...mutualAssistance,
  ...contactPoints,
  ...assets,
  ...others,
  ...limits,
  ...network,
};

export type ProvisionId = keyof typeof table;

/** Every provision the tables cite, an article group a file. A wrong number or a checked mark is a one-line change there. */
export const provisions: Readonly<Record<ProvisionId, Provision>> = table;

/** As people cite it: `Art. 42(3)(b)`, `Budapest Art. 29(7)`, `network policy`. */
export const cite = (id: ProvisionId): string =>
  `${instruments[provisions[id].instrument].prefix}${provisions[id].article}`;
