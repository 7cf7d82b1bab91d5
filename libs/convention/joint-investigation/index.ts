// Joint investigations, Art. 48: the procedure as a table, part by part.
import { assemble } from '../assemble.js';
import { agreedDates } from '../conversation/agreed-dates.js';
import { acts } from './acts.js';
import { JointInvestigationProposal } from './contents.js';
import { deadlines, policies } from './deadlines.js';
import { exampleContents } from './example.js';
import { grounds } from './grounds.js';
import { rules } from './rules.js';
import { pending, statuses, working } from './statuses.js';

export const jointInvestigation = assemble(
  {
    kind: 'joint-investigation',
    title: 'Joint investigation',
    article: 'Art. 48',
    provision: 'hanoi-48',
    sides: {
      requesting: 'the State that proposes the joint investigation and leads it',
      requested: 'a State that is asked to take part; the lead has a case with each of them',
    },
    contents: JointInvestigationProposal,
    statuses,
    acts,
    grounds,
    deadlines,
    policies,
    examples: exampleContents,
  },
  agreedDates({
    open: [...pending, ...working],
    deadlines: ['decision', 'countersignature', 'consultation-reply', 'extension-reply', 'information-reply'],
  }),
  ...rules,
);
