import type { DeadlinePolicy } from './policy.js';

const convention = {
  binding: 'law',
  treaty: 'ece-extradition',
  bindingFor: 'Parties to the European Convention on Extradition',
  initially: 'on',
} as const;
const thirdProtocol = {
  binding: 'law',
  treaty: 'ece-3ap',
  bindingFor: 'Parties to its Third Protocol',
  initially: 'on',
} as const;

/** Limits of extradition. The Convention itself has none. */
export const extradition = {
  'ece-prov-arrest-soft': {
    ...convention,
    title: 'Provisional arrest without a request may end',
    provision: 'ece-16-4',
    span: { days: 18 },
    words: 'the person may be released',
    from: 'arrested',
  },
  'ece-prov-arrest-hard': {
    ...convention,
    title: 'Provisional arrest without a request ends',
    provision: 'ece-16-4',
    span: { days: 40 },
    words: 'never beyond',
    from: 'arrested',
  },
  'ece-surrender-soft': {
    ...convention,
    title: 'A person not taken over may be released',
    provision: 'ece-18-4',
    span: { days: 15 },
    from: 'surrender-agreed',
  },
  'ece-surrender-hard': {
    ...convention,
    title: 'A person not taken over must be released',
    provision: 'ece-18-4',
    span: { days: 30 },
    from: 'surrender-agreed',
  },
  'ece-speciality-window': {
    ...convention,
    title: 'A person finally discharged who stays loses the protection of speciality after',
    provision: 'ece-14',
    span: { days: 45 },
    from: 'discharged',
  },
  'ece-3ap-consent-notice': {
    ...thirdProtocol,
    title: 'Notice whether the person consents',
    provision: 'ece-3ap-6-1',
    span: { days: 10 },
    from: 'provisionally-arrested',
  },
  'ece-3ap-decision': {
    ...thirdProtocol,
    title: 'Decision under the simplified procedure',
    provision: 'ece-3ap-7',
    span: { days: 20 },
    from: 'consented',
  },
  'ece-3ap-surrender': {
    ...thirdProtocol,
    title: 'Surrender under the simplified procedure',
    provision: 'ece-3ap-9',
    span: { days: 10 },
    words: 'preferably',
    from: 'decision-notified',
  },
  'un-model-prov-arrest': {
    title: 'Provisional arrest without a request ends',
    provision: 'un-model-9',
    binding: 'guidance',
    treaty: null,
    bindingFor: 'nobody: a model text, its number in brackets',
    span: { days: 40 },
    from: 'arrested',
    initially: 'on',
  },
} as const satisfies Record<string, DeadlinePolicy>;
