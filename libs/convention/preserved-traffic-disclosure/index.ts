// Expedited disclosure of preserved traffic data, Art. 43: the procedure as a table, part by part.
import { assemble } from '../assemble.js';
import { acts } from './acts.js';
import { DisclosureNotice } from './contents.js';
import { deadlines, policies } from './deadlines.js';
import { exampleContents } from './example.js';
import { grounds } from './grounds.js';
import { leadsTo } from './leads-to.js';
import { rules } from './rules.js';
import { statuses } from './statuses.js';

export const trafficDisclosure = assemble(
  {
    kind: 'preserved-traffic-disclosure',
    title: 'Expedited disclosure of preserved traffic data',
    article: 'Art. 43',
    provision: 'hanoi-43-1',
    sides: {
      requesting: 'the State that executes the preservation and discloses',
      requested: 'the State that asked for the preservation',
    },
    contents: DisclosureNotice,
    statuses,
    acts,
    grounds,
    deadlines,
    policies,
    leadsTo,
    examples: exampleContents,
  },
  ...rules,
);
