import { fieldsOf } from '../contents/describe.js';
import { code, codes, grid } from '../markdown.js';
import type { Procedure } from '../procedure.js';
import { procedures } from '../procedures.js';

// Which kind takes which rule, told from the tables alone: by an act, a condition or a field that only the rule brings.

const act =
  (...names: readonly string[]) =>
  ({ acts }: Procedure): boolean =>
    acts.some((rule) => names.includes(rule.act));
const condition =
  (name: string) =>
  ({ acts }: Procedure): boolean =>
    acts.some(({ guards, warnings = [] }) => [...guards, ...warnings].some((guard) => guard.code === name));
const demands =
  (field: string) =>
  ({ contents }: Procedure): boolean =>
    fieldsOf(contents).some(({ name, required }) => name === field && required);

/** Rules that a kind may or may not take, and how its table shows that it does. R1, R4 and R10 hold for all of them. */
export const signs = {
  R2: (table: Procedure) => condition('conduct-not-described')(table) || demands('dualCriminality')(table),
  R3: act('record-human-rights-check'),
  R5: condition('other-treaty-governs'),
  'R6, R7': act('request-use-consent'),
  R8: act('declare-confidentiality-not-possible'),
  R9: act('confirm-in-writing'),
  R11: act('request-information'),
  R13: act('query-status'),
  R15: act('consult'),
  R18: act('consult-on-costs'),
  R19: act('tell-no-longer-needed'),
  R20: condition('public-records-refused'),
  emergency: ({ confirmsEmergency }: Procedure) => confirmsEmergency !== undefined,
  'four eyes': condition('second-officer-missing'),
  'agreed dates': act('propose-date'),
  forwarding: act('forward', 'reroute'),
  way: condition('interpol-not-open'),
} as const satisfies Record<string, (table: Procedure) => boolean>;

export type CrossRule = keyof typeof signs;
export const crossRules = Object.keys(signs) as CrossRule[];

export const takes = (kind: string, rule: CrossRule): boolean => {
  const table = procedures[kind];
  return table !== undefined && signs[rule](table);
};

interface NotTaken {
  kinds: readonly string[];
  rules: readonly CrossRule[];
  why: string;
}

const arrests = ['provisional-arrest', 'extradition'];
const transfers = ['transfer-of-sentenced-person', 'transfer-of-proceedings'];

const compelNobody = [
  'contact-point-assistance',
  'preserved-traffic-disclosure',
  'law-enforcement-cooperation',
  'spontaneous-information',
  'joint-investigation',
];

/** Where a rule makes no sense for a kind, and why. */
export const notTaken: readonly NotTaken[] = [
  {
    kinds: ['preservation', 'contact-point-assistance', 'preserved-traffic-disclosure'],
    rules: ['R18'],
    why: 'small, quick steps, at the cost of the State that takes them',
  },
  {
    kinds: ['preservation'],
    rules: ['R2', 'R3', 'R6, R7', 'four eyes'],
    why: 'what is kept is given to nobody, and dual criminality is in general no condition (Art. 42(4)): these are asked when its disclosure is',
  },
  {
    kinds: compelNobody,
    rules: ['R2', 'R3', 'four eyes'],
    why: 'it compels nobody: what does is asked for by a request of another kind',
  },
  {
    kinds: ['preservation', ...compelNobody],
    rules: ['R5', 'way'],
    why: 'Art. 40(7) and (12) are about mutual legal assistance; contact points and police ask one another directly',
  },
  {
    kinds: ['preservation', ...compelNobody],
    rules: ['R19', 'R20'],
    why: 'nobody is brought to the requesting State, and no government records are asked for',
  },
  {
    kinds: ['preserved-traffic-disclosure'],
    rules: ['R8', 'R9', 'R11', 'emergency', 'agreed dates', 'forwarding'],
    why: 'the State that executes a preservation opens it by itself: it discloses or withholds, and is asked for nothing else',
  },
  {
    kinds: ['spontaneous-information', 'joint-investigation'],
    rules: ['forwarding'],
    why: 'an offer goes to the State and not to an authority: who takes it up is for that State',
  },
  {
    kinds: ['joint-investigation'],
    rules: ['R6, R7', 'R9', 'R18', 'emergency'],
    why: 'no act hands anything over; how data are shared and used and who bears the costs is in the agreement that every State signs',
  },
  {
    kinds: ['spontaneous-information'],
    rules: ['R8', 'R9', 'R15', 'R18', 'emergency'],
    why: 'nothing is asked for and nothing refused; conditions that cannot be kept are declined before anything is given',
  },
  {
    kinds: ['asset-freeze', 'confiscation', 'asset-return', 'technical-assistance'],
    rules: ['R19', 'R20'],
    why: 'nobody is brought to the requesting State, and no government records are asked for',
  },
  {
    kinds: ['confiscation', 'asset-return'],
    rules: ['R6, R7'],
    why: 'property is handed over, and no information whose use could be bound',
  },
  {
    kinds: ['asset-return'],
    rules: ['R2', 'R3', 'R18', 'four eyes'],
    why: 'the property is confiscated already, so that nobody is compelled; expenses are a part of the terms',
  },
  {
    kinds: ['technical-assistance'],
    rules: ['R2', 'R3', 'R5', 'R6, R7', 'R8', 'R18', 'emergency', 'four eyes', 'way'],
    why: 'it concerns no offence and is not governed by Art. 40; it is never an emergency; a proposal says who bears which costs',
  },
  {
    kinds: ['provisional-arrest'],
    rules: ['R2'],
    why: 'the request states the conduct anyway; how both laws see it stands in the request for extradition',
  },
  {
    kinds: transfers,
    rules: ['four eyes'],
    why: 'a sentenced person consents, and proceedings are handed over: the request compels nobody',
  },
  {
    kinds: ['transfer-of-sentenced-person'],
    rules: ['R2'],
    why: 'a court has found the facts, and the request states them',
  },
  { kinds: transfers, rules: ['R3'], why: 'nobody is compelled: the person consents, or the State that asks gives' },
  {
    kinds: transfers,
    rules: ['R5'],
    why: 'the Convention sets nothing that another treaty could precede: States "may consider" a transfer',
  },
  {
    kinds: ['provisional-arrest', 'extradition', 'transfer-of-sentenced-person'],
    rules: ['R6, R7'],
    why: 'a person is handed over and no results; what may be done with the person is the rule of speciality, with acts of its own',
  },
  {
    kinds: ['provisional-arrest'],
    rules: ['R18'],
    why: 'an arrest waits for no talk about money: its costs are a matter of the extradition',
  },
  {
    kinds: [...arrests, ...transfers],
    rules: ['R19', 'R20'],
    why: 'nobody travels freely to testify (after a surrender, speciality has its own forty-five days), and no records are asked for',
  },
  {
    kinds: transfers,
    rules: ['emergency'],
    why: 'a transfer averts no imminent risk: as an emergency it is not taken (`emergency-not-open`)',
  },
  {
    kinds: [...arrests, ...transfers],
    rules: ['way'],
    why: 'Art. 40(12) is about mutual legal assistance: the way is that of the authority notified, or of the treaty cited',
  },
];

/** For docs/rules.md. */
export function rulesInKinds(): string {
  const rows = Object.keys(procedures).map((kind) => [
    code(kind),
    ...crossRules.map((rule) => (takes(kind, rule) ? 'yes' : '')),
  ]);
  const reasons = notTaken.map(({ kinds, rules, why }) => [codes(kinds), rules.join('; '), why]);
  return `${grid(['kind', ...crossRules], rows)}\n\nNot taken on purpose:\n\n${grid(['kinds', 'rules', 'because'], reasons)}`;
}
