// Confiscation, Art. 50(1): an order obtained, or a foreign one given effect; the procedure as a table, part by part.
import { assemble } from '../assemble.js';
import { groundsOnAssets } from '../assets/grounds.js';
import { acts } from './acts.js';
import { ConfiscationRequest } from './contents.js';
import { deadlines, policies } from './deadlines.js';
import { echoes } from './echoes.js';
import { exampleContents } from './example.js';
import { leadsTo } from './leads-to.js';
import { rules } from './rules.js';
import { statuses } from './statuses.js';

export const confiscation = assemble(
  {
    kind: 'confiscation',
    title: 'Confiscation of assets',
    article: 'Art. 49, 50(1)',
    provision: 'hanoi-49',
    contents: ConfiscationRequest,
    statuses,
    acts,
    grounds: groundsOnAssets,
    deadlines,
    policies,
    leadsTo,
    echoes,
    examples: exampleContents,
  },
  ...rules,
);
