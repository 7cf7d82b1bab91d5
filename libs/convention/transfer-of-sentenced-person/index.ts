// Transfer of sentenced persons, Art. 38: the procedure as a table, part by part.
import { assemble } from '../assemble.js';
import { acts } from './acts.js';
import { TransferRequest } from './contents.js';
import { deadlines, policies } from './deadlines.js';
import { exampleContents } from './example.js';
import { grounds } from './grounds.js';
import { rules } from './rules.js';
import { statuses } from './statuses.js';

export const sentencedPersonTransfer = assemble(
  {
    kind: 'transfer-of-sentenced-person',
    title: 'Transfer of a sentenced person',
    article: 'Art. 38',
    provision: 'hanoi-38',
    sides: {
      requesting:
        'the one that proposes the transfer, whether it has sentenced the person or would administer the sentence',
      requested: 'the other one',
    },
    contents: TransferRequest,
    statuses,
    acts,
    grounds,
    deadlines,
    policies,
    examples: exampleContents,
  },
  ...rules,
);
