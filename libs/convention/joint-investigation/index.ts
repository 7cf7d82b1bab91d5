// Joint investigations, Art. 48: the procedure as a table, part by part.
import { assemble } from '../assemble.js';
import { acts } from './acts.js';
import { JointInvestigationProposal } from './contents.js';
import { deadlines, policies } from './deadlines.js';
import { exampleContents } from './example.js';
import { grounds } from './grounds.js';
import { statuses } from './statuses.js';

export const jointInvestigation = assemble({
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
});
