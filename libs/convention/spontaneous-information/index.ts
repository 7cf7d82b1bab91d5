// Information given without a request, Art. 40(4)-(5), on proceeds by Art. 51 too: the procedure as a table, part by part.
import { assemble } from '../assemble.js';
import { agreedDates } from '../conversation/agreed-dates.js';
import { acts } from './acts.js';
import { InformationOffer } from './contents.js';
import { deadlines, policies } from './deadlines.js';
import { exampleContents } from './example.js';
import { leadsTo } from './leads-to.js';
import { rules } from './rules.js';
import { dated, statuses } from './statuses.js';

export const spontaneousInformation = assemble(
  {
    kind: 'spontaneous-information',
    title: 'Spontaneous information',
    article: 'Art. 40(4)-(5), 51',
    provision: 'hanoi-40-4',
    sides: {
      requesting: 'the State that offers the information',
      requested: 'the State to which it is offered',
    },
    contents: InformationOffer,
    statuses,
    acts,
    // Nothing is asked for, so that nothing can be refused: conditions are declined, with the reason.
    grounds: [],
    deadlines,
    policies,
    leadsTo,
    examples: exampleContents,
  },
  agreedDates({ open: dated, deadlines: ['conditions-reply', 'transmission', 'feedback', 'information-reply'] }),
  ...rules,
);
