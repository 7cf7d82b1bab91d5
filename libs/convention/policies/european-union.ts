import type { DeadlinePolicy } from './policy.js';

const benchmark = { binding: 'benchmark', treaty: 'eu', initially: 'off' } as const;
const provider = { ...benchmark, bindingFor: 'providers in the European Union, towards its authorities' } as const;
const members = { ...benchmark, bindingFor: 'Member States among themselves' } as const;

/** What the European Union asks of its own, for comparison: its orders go to providers or courts, not to contact points. */
export const europeanUnion = {
  'eu-epoc': {
    ...provider,
    title: 'European Production Order',
    provision: 'eu-evidence-10',
    span: { days: 10 },
    from: 'received',
  },
  'eu-epoc-emergency': {
    ...provider,
    title: 'European Production Order in an emergency',
    provision: 'eu-evidence-10-4',
    span: { hours: 8 },
    from: 'received',
  },
  'eu-epoc-authority-objection': {
    ...benchmark,
    title: 'Objection of the enforcing authority',
    provision: 'eu-evidence-12',
    bindingFor: 'enforcing authorities in the European Union',
    span: { days: 10 },
    from: 'authority-notified',
  },
  'eu-epoc-authority-objection-emergency': {
    ...benchmark,
    title: 'Objection of the enforcing authority in an emergency',
    provision: 'eu-evidence-12',
    bindingFor: 'enforcing authorities in the European Union',
    span: { hours: 96 },
    from: 'authority-notified',
  },
  'eu-epocpr-preserve': {
    ...provider,
    title: 'European Preservation Order',
    provision: 'eu-evidence-11',
    span: { days: 60 },
    words: 'then as long as needed if a request for production is confirmed',
    from: 'received',
  },
  'eu-epocpr-preserve-extension': {
    ...provider,
    title: 'European Preservation Order, extended once',
    provision: 'eu-evidence-11',
    span: { days: 30 },
    words: 'more',
    from: 'period-ends',
  },
  'eaw-consent': {
    ...members,
    title: 'Decision on an arrest warrant, the person consenting',
    provision: 'eu-warrant-17',
    span: { days: 10 },
    from: 'consented',
  },
  'eaw-no-consent': {
    ...members,
    title: 'Decision on an arrest warrant without consent',
    provision: 'eu-warrant-17',
    span: { days: 60 },
    from: 'arrested',
  },
  'eaw-no-consent-extension': {
    ...members,
    title: 'The same, extended',
    provision: 'eu-warrant-17',
    span: { days: 30 },
    words: 'more',
    from: 'period-ends',
  },
  'eaw-surrender': {
    ...members,
    title: 'Surrender under an arrest warrant',
    provision: 'eu-warrant-23',
    span: { days: 10 },
    from: 'finally-decided',
  },
  'eio-ack': {
    ...members,
    title: 'Acknowledgement of an investigation order',
    provision: 'eu-investigation-16',
    span: { days: 7 },
    from: 'received',
  },
  'eio-decision': {
    ...members,
    title: 'Decision on an investigation order',
    provision: 'eu-investigation-12',
    span: { days: 30 },
    from: 'received',
  },
  'eio-execution': {
    ...members,
    title: 'Execution of an investigation order',
    provision: 'eu-investigation-12',
    span: { days: 90 },
    from: 'decided',
  },
  'europol-siena-firstline': {
    ...benchmark,
    treaty: null,
    title: 'Answers to first-line messages',
    provision: 'europol-siena',
    bindingFor: 'nobody: a target',
    span: { days: 5 },
    words: 'for 80 % of them; 4.2 days were reached in 2023',
    from: 'received',
  },
} as const satisfies Record<string, DeadlinePolicy>;
