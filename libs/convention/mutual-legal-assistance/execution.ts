import { Result } from '../answer/contents.js';
import { giveDelayNotice, requested, requesting, type Row } from '../conversation/acts.js';
import { Note } from '../conversation/contents.js';
import { startExecution } from '../decision/acts.js';
import { granted } from '../decision/statuses.js';
import * as contents from './act-contents.js';
import * as guards from './guards.js';
import { executing, type AssistanceStatus } from './statuses.js';

/** From the start of the execution to the end of the case. */
export const execution: readonly Row<AssistanceStatus>[] = [
  startExecution({ from: granted, to: 'in-execution' }),
  giveDelayNotice({ from: executing, to: 'unchanged' }),
  {
    act: 'give-partial-result',
    title: 'Give a part of the result',
    ...requested,
    from: executing,
    to: 'partial-result',
    contents: Result,
    guards: [],
    provision: 'hanoi-40-26',
  },
  {
    act: 'complete',
    title: 'Give the whole result',
    ...requested,
    from: executing,
    to: 'completed',
    contents: contents.WholeResult,
    guards: [guards.procedureExplained],
    provision: 'hanoi-40-17',
  },
  {
    act: 'accept-result',
    title: 'Accept the result',
    ...requesting,
    from: ['completed'],
    to: 'result-accepted',
    contents: Note,
    guards: [],
    provision: 'network-policy',
  },
  {
    act: 'request-supplement',
    title: 'Say that something is missing, asked for by a request of its own',
    ...requesting,
    from: ['completed'],
    to: 'supplementary-requested',
    contents: contents.Supplement,
    guards: [],
    provision: 'network-policy',
  },
  {
    act: 'close',
    title: 'Close the case',
    ...requesting,
    from: ['result-accepted', 'supplementary-requested'],
    to: 'closed',
    contents: Note,
    guards: [],
    provision: 'network-policy',
  },
];
