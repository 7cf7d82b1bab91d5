import type { Span } from '../procedure.js';
import { procedures } from '../procedures.js';
import { cite, provisions } from '../provisions.js';
import { urgencies } from '../types.js';
import { catalogue, catalogues, policyOf, type PolicyKey } from './catalogue.js';
import { spanFor, type Binding } from './policy.js';
import { usersOf } from './users.js';

const days = (count: number): Span => ({ days: count });
const hours = (count: number): Span => ({ hours: count });

/** The limits of the instruments once more, by hand: value, article as cited, mark, what it is, and whether it is used. */
const instruments: [PolicyKey, Span | null, string, string, Binding, 'on' | 'off'][] = [
  ['hanoi-preserve-min', days(60), 'Art. 42(8)', '≈', 'law', 'on'],
  ['hanoi-domestic-order-max', days(90), 'Art. 25(2)', '≈', 'law', 'on'],
  ['budapest-preserve-min', days(60), 'Budapest Art. 29(7)', '✓', 'law', 'on'],
  ['budapest-order-max', days(90), 'Budapest Art. 16(2)', '✓', 'law', 'on'],
  ['mla-safe-conduct', days(15), 'Art. 40(29)', '≈', 'law', 'on'],
  ['sap-art6-domain-reg', null, 'Second Protocol Art. 6', '?', 'law', 'off'],
  ['sap-art7-subscriber-direct', days(30), 'Second Protocol Art. 7(7)', '?', 'law', 'off'],
  ['sap-art8-subscriber', days(20), 'Second Protocol Art. 8(6)', '?', 'law', 'off'],
  ['sap-art8-traffic', days(45), 'Second Protocol Art. 8(6)', '?', 'law', 'off'],
  ['sap-art8-serve-order', days(45), 'Second Protocol Art. 8(6)(a)', '?', 'law', 'off'],
  ['sap-art9-emergency', null, 'Second Protocol Art. 9', '?', 'law', 'off'],
  ['sap-art10-emergency-mla', null, 'Second Protocol Art. 10', '✓', 'law', 'off'],
  ['eu-epoc', days(10), 'Reg. (EU) 2023/1543 Art. 10', '✓', 'benchmark', 'off'],
  ['eu-epoc-emergency', hours(8), 'Reg. (EU) 2023/1543 Art. 10(4)', 's', 'benchmark', 'off'],
  ['eu-epoc-authority-objection', days(10), 'Reg. (EU) 2023/1543 Art. 12', '✓', 'benchmark', 'off'],
  ['eu-epoc-authority-objection-emergency', hours(96), 'Reg. (EU) 2023/1543 Art. 12', '✓', 'benchmark', 'off'],
  ['eu-epocpr-preserve', days(60), 'Reg. (EU) 2023/1543 Art. 11(1)-(2)', '✓', 'benchmark', 'off'],
  ['eu-epocpr-preserve-extension', days(30), 'Reg. (EU) 2023/1543 Art. 11(1)-(2)', '✓', 'benchmark', 'off'],
  ['ece-prov-arrest-soft', days(18), 'European Convention on Extradition Art. 16(4)', '✓', 'law', 'on'],
  ['ece-prov-arrest-hard', days(40), 'European Convention on Extradition Art. 16(4)', '✓', 'law', 'on'],
  ['ece-surrender-soft', days(15), 'European Convention on Extradition Art. 18(4)', '✓', 'law', 'on'],
  ['ece-surrender-hard', days(30), 'European Convention on Extradition Art. 18(4)', '✓', 'law', 'on'],
  ['ece-speciality-window', days(45), 'European Convention on Extradition Art. 14', '✓', 'law', 'on'],
  [
    'ece-3ap-consent-notice',
    days(10),
    'Third Protocol to the European Convention on Extradition Art. 6(1)',
    '✓',
    'law',
    'on',
  ],
  ['ece-3ap-decision', days(20), 'Third Protocol to the European Convention on Extradition Art. 7', '✓', 'law', 'on'],
  ['ece-3ap-surrender', days(10), 'Third Protocol to the European Convention on Extradition Art. 9', '✓', 'law', 'on'],
  ['un-model-prov-arrest', days(40), 'UN Model Treaty on Extradition Art. 9', '?', 'guidance', 'on'],
  ['eaw-consent', days(10), 'Framework Decision 2002/584 Art. 17', '✓', 'benchmark', 'off'],
  ['eaw-no-consent', days(60), 'Framework Decision 2002/584 Art. 17', '✓', 'benchmark', 'off'],
  ['eaw-no-consent-extension', days(30), 'Framework Decision 2002/584 Art. 17', '✓', 'benchmark', 'off'],
  ['eaw-surrender', days(10), 'Framework Decision 2002/584 Art. 23', '?', 'benchmark', 'off'],
  ['eio-ack', days(7), 'Directive 2014/41 Art. 16', '?', 'benchmark', 'off'],
  ['eio-decision', days(30), 'Directive 2014/41 Art. 12', '?', 'benchmark', 'off'],
  ['eio-execution', days(90), 'Directive 2014/41 Art. 12', '?', 'benchmark', 'off'],
  ['europol-siena-firstline', days(5), 'Europol, SIENA', 's', 'benchmark', 'off'],
];

/** The network's own: emergency, urgent, routine. */
const ours: [PolicyKey, Span | null, Span | null, Span | null][] = [
  ['network-receipt', { minutes: 1 }, { minutes: 1 }, { minutes: 1 }],
  ['network-acknowledgement', { minutes: 30 }, hours(4), hours(24)],
  ['network-completeness', hours(2), hours(24), days(5)],
  ['network-preservation-order', hours(8), hours(24), hours(72)],
  ['network-preservation-decision', hours(8), hours(48), days(7)],
  ['network-expiry-warning', null, null, null],
  ['network-mla-decision', hours(8), days(20), days(45)],
  ['network-mla-execution', null, days(45), days(90)],
  ['network-status-reply', hours(4), hours(48), days(7)],
  ['network-written-confirmation', hours(24), hours(48), null],
  ['network-register-confirmation', null, null, null],
];

describe('the catalogue of deadline policies', () => {
  test('has every limit of the instruments, and every one of the network, and no other', () => {
    expect(Object.keys(catalogue)).toHaveLength(instruments.length + ours.length);
    expect(Object.keys(catalogue).sort()).toEqual([...instruments, ...ours].map(([key]) => key).sort());
  });

  test.each(instruments)('has %s with its value, article and mark', (key, ...expected) => {
    const [span, cited, mark, binding, initially] = expected;
    const policy = catalogue[key];
    expect({ ...policy, cited: cite(policy.provision) }).toMatchObject({ span, cited, binding, initially });
    expect(provisions[policy.provision].mark).toBe(mark);
  });

  test.each(ours)('has %s, which is not law, by urgency', (key, ...spans) => {
    const policy = catalogue[key];
    expect(urgencies.map((urgency) => spanFor(policy, urgency))).toEqual(spans);
    expect(policy).toMatchObject({ binding: 'policy', treaty: null });
  });

  test('says in words what has no number', () => {
    for (const { span, words } of Object.values(catalogue)) expect([span, words]).not.toEqual([null, undefined]);
  });

  test('switches by a treaty whatever is law, and nothing that is ours', () => {
    for (const { binding, treaty } of Object.values(catalogue)) {
      if (binding === 'law') expect(treaty).not.toBeNull();
      if (binding === 'policy' || binding === 'guidance') expect(treaty).toBeNull();
    }
  });

  test('keeps the Second Protocol and the European Union off', () => {
    for (const { treaty, initially } of Object.values(catalogue)) {
      if (treaty === 'budapest-2ap' || treaty === 'eu') expect(initially).toBe('off');
    }
  });
});

describe('a row of the catalogue', () => {
  const used = (key: PolicyKey) => usersOf(key, '2026-1');

  test('is used by the clocks that have its value, in every kind that takes it over', () => {
    expect(used('network-receipt')).toHaveLength(Object.keys(procedures).length);
    expect(used('network-preservation-order')).toContainEqual({ kind: 'preservation', deadline: 'order' });
    expect(used('network-written-confirmation')).toContainEqual({
      kind: 'extradition',
      deadline: 'written-confirmation',
    });
    expect(used('network-expiry-warning')).toMatchObject([{ kind: 'preservation' }]);
  });

  test('is used by limits, and by nothing where it is off', () => {
    expect(used('mla-safe-conduct')).toEqual([{ kind: 'mutual-legal-assistance', deadline: 'safe-conduct' }]);
    expect(used('eu-epoc')).toEqual([]);
  });
});

describe('a version of the catalogue', () => {
  test('is found by the name in the terms', () => {
    expect(Object.keys(catalogues)).toEqual(['2026-1']);
    expect(policyOf('network-status-reply', '2026-1')).toBe(catalogue['network-status-reply']);
  });

  test.each(['2031-4', 'toString'])('that is not known here (%s) leaves the law, and nothing else', (version) => {
    expect(policyOf('ece-prov-arrest-hard', version)).toBe(catalogue['ece-prov-arrest-hard']);
    for (const key of ['network-status-reply', 'un-model-prov-arrest'] as const)
      expect(policyOf(key, version)).toBeNull();
  });
});
