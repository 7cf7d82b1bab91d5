// Mutual legal assistance, Art. 40 with 44, 45 and 46: the procedure as a table, part by part.
import type { Procedure } from '../procedure.js';
import { acts } from './acts.js';
import { MutualAssistanceRequest } from './contents.js';
import { deadlines, policies } from './deadlines.js';
import { grounds } from './grounds.js';
import { statuses } from './statuses.js';

export const mutualAssistance: Procedure = {
  kind: 'mutual-legal-assistance',
  title: 'Mutual legal assistance',
  article: 'Art. 40, 44-46',
  provision: 'hanoi-40-1',
  contents: MutualAssistanceRequest,
  initial: 'draft',
  submit: 'submit',
  delivery: { from: 'submitted', to: 'delivered' },
  statuses,
  acts,
  grounds,
  deadlines,
  policies,
};
