// Technical assistance and capacity-building, Art. 54: the procedure as a table, part by part.
import { assemble } from '../assemble.js';
import { acts } from './acts.js';
import { TechnicalAssistanceRequest } from './contents.js';
import { deadlines, policies } from './deadlines.js';
import { exampleContents } from './example.js';
import { grounds } from './grounds.js';
import { rules } from './rules.js';
import { statuses } from './statuses.js';

export const technicalAssistance = assemble(
  {
    kind: 'technical-assistance',
    title: 'Technical assistance',
    article: 'Art. 54',
    provision: 'hanoi-54',
    contents: TechnicalAssistanceRequest,
    statuses,
    acts,
    grounds,
    deadlines,
    policies,
    examples: exampleContents,
  },
  ...rules,
);
