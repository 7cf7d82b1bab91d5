// Return and disposal of confiscated property, Art. 52: the procedure as a table, part by part.
import { assemble } from '../assemble.js';
import { acts } from './acts.js';
import { ReturnRequest } from './contents.js';
import { deadlines, policies } from './deadlines.js';
import { echoes } from './echoes.js';
import { exampleContents } from './example.js';
import { grounds } from './grounds.js';
import { rules } from './rules.js';
import { statuses } from './statuses.js';

export const assetReturn = assemble(
  {
    kind: 'asset-return',
    title: 'Return of confiscated property',
    article: 'Art. 52',
    provision: 'hanoi-52',
    sides: {
      requesting: 'the State that asks for the return',
      requested: 'the State that has confiscated the property',
    },
    contents: ReturnRequest,
    statuses,
    acts,
    grounds,
    deadlines,
    policies,
    echoes,
    examples: exampleContents,
  },
  ...rules,
);
