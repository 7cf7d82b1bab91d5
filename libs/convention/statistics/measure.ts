import { concerns } from '../deadlines/clock.js';
import { endingOf, startsOf } from '../deadlines/run.js';
import { firstAfter, happeningsOf, type Happening } from '../deadlines/happenings.js';
import type { ClockRule, Procedure } from '../procedure.js';
import { isApproved } from '../rules/four-eyes.js';
import type { CaseState, Contents, StateCode, Urgency } from '../types.js';

/** What is counted, in the order in which it is shown and in which suppression prefers it (docs/statistics.md). */
export const figureNames = [
  'cases',
  'clock',
  'since-submission',
  'emergency',
  'act',
  'ground',
  'without-effect',
  'status',
] as const;
export type FigureName = (typeof figureNames)[number];

/** The cases that are counted together. */
export interface Group {
  kind: string;
  urgency: Urgency;
  requesting: StateCode;
  requested: StateCode;
}

/** One thing to count. `seconds` only where a time was measured. */
export interface Finding {
  figure: FigureName;
  of: string;
  seconds?: number;
}

/** Acts that the table does not know are counted under one name: theirs were chosen by somebody else. */
const UNKNOWN_ACT = 'other';

/** Everything that one case adds to the statistics; null for a draft. Of the effective acts and the receipt alone. */
export function measure(
  procedure: Procedure,
  state: CaseState,
): { submittedAt: string; group: Group; findings: Finding[] } | null {
  const { terms, effective } = state;
  const submit = effective[0]?.act;
  if (!terms || !submit) return null;
  const happenings = happeningsOf(state);
  return {
    submittedAt: submit.at,
    group: { kind: procedure.kind, urgency: terms.urgency, requesting: submit.from, requested: submit.to },
    findings: [
      { figure: 'cases', of: '' },
      { figure: 'status', of: state.status },
      ...clocks(procedure, state, happenings),
      ...sinceSubmission(happenings),
      ...emergency(procedure, state),
      ...effective.slice(1).map(({ act }): Finding => ({ figure: 'act', of: act.act })),
      ...effective.flatMap(({ act }) => grounds(procedure, act.contents)),
      ...withoutEffect(procedure, state),
    ],
  };
}

const clocks = (procedure: Procedure, state: CaseState, happenings: readonly Happening[]): Finding[] =>
  procedure.deadlines.flatMap((rule) =>
    rule.shape === 'clock' && concerns(rule, state)
      ? runs(procedure, rule, happenings).map((seconds): Finding => ({ figure: 'clock', of: rule.key, seconds }))
      : [],
  );

/** Seconds of every run of the clock that what it waits for has ended, pauses included. Needs no policy. */
function runs(procedure: Procedure, rule: ClockRule, happenings: readonly Happening[]): number[] {
  return startsOf(rule, happenings).flatMap((start) => {
    const end = firstAfter(start, happenings, (happening) => endingOf({ procedure, rule }, happening));
    if (!end || endingOf({ procedure, rule }, end) === 'cancelled') return [];
    return secondsBetween(happenings[start]!, end);
  });
}

/** The first time of each act, and of the receipt. */
function sinceSubmission([submit, ...later]: readonly Happening[]): Finding[] {
  return later.flatMap((happening, index): Finding[] => {
    const isFirst = later.findIndex(({ name }) => name === happening.name) === index;
    if (!submit || !isFirst) return [];
    return [{ figure: 'since-submission', of: happening.name, seconds: secondsBetween(submit, happening) }];
  });
}

/** By a second officer of either State, or by a call back. */
function emergency({ confirmsEmergency }: Procedure, { terms, effective }: CaseState): Finding[] {
  if (confirmsEmergency === undefined || terms?.urgency !== 'emergency') return [];
  const confirmed = effective.some(({ act }) => act.act === confirmsEmergency || isApproved(act));
  return [{ figure: 'emergency', of: confirmed ? 'confirmed' : 'not-confirmed' }];
}

/** Each ground once per act that names it: `grounds` holds codes of the table, in every kind. */
function grounds(procedure: Procedure, contents: Contents): Finding[] {
  const named = Array.isArray(contents.grounds) ? contents.grounds : [];
  return procedure.grounds
    .filter(({ ground }) => named.includes(ground))
    .map(({ ground }) => ({ figure: 'ground', of: ground }));
}

/** Held acts are left out: the other side may have what they wait for. */
function withoutEffect({ acts }: Procedure, { timeline }: CaseState): Finding[] {
  const known = new Set(acts.map(({ act }) => act));
  return timeline
    .filter(({ effect }) => effect === 'without-effect')
    .map(({ act }) => ({ figure: 'without-effect', of: known.has(act.act) ? act.act : UNKNOWN_ACT }));
}

/** Whole seconds, taken down. An answer dated before its question (two States' clocks differ) took none. */
const secondsBetween = (from: Happening, to: Happening): number =>
  Math.max(0, Math.floor((Date.parse(to.at) - Date.parse(from.at)) / 1000));
