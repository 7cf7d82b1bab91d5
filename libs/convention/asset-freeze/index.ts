// Identifying, tracing, freezing and seizing of assets, Art. 50(2): the procedure as a table, part by part.
import { assemble } from '../assemble.js';
import { groundsOnAssets } from '../assets/grounds.js';
import { acts } from './acts.js';
import { AssetFreezeRequest } from './contents.js';
import { deadlines, policies } from './deadlines.js';
import { toldToGiver } from '../links/followed-up.js';
import { exampleContents } from './example.js';
import { leadsTo } from './leads-to.js';
import { rules } from './rules.js';
import { statuses } from './statuses.js';
import { watch } from './watch.js';

export const assetFreeze = assemble(
  {
    kind: 'asset-freeze',
    title: 'Tracing and freezing of assets',
    article: 'Art. 49, 50(2)',
    provision: 'hanoi-50-2',
    contents: AssetFreezeRequest,
    statuses,
    acts,
    grounds: groundsOnAssets,
    deadlines,
    policies,
    leadsTo,
    // Information on proceeds (Art. 51) is answered by a freeze.
    echoes: [toldToGiver],
    watch,
    examples: exampleContents,
  },
  ...rules,
);
