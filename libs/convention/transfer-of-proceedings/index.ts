// Transfer of criminal proceedings, Art. 39: the procedure as a table, part by part.
import { assemble } from '../assemble.js';
import { acts } from './acts.js';
import { ProceedingsTransferRequest } from './contents.js';
import { deadlines, policies } from './deadlines.js';
import { exampleContents } from './example.js';
import { grounds } from './grounds.js';
import { echoes } from './echoes.js';
import { rules } from './rules.js';
import { statuses } from './statuses.js';

export const proceedingsTransfer = assemble(
  {
    kind: 'transfer-of-proceedings',
    title: 'Transfer of criminal proceedings',
    article: 'Art. 39',
    provision: 'hanoi-39',
    sides: {
      requesting: 'the one that conducts the proceedings and would hand them over',
      requested: 'the one that would take them over',
    },
    contents: ProceedingsTransferRequest,
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
