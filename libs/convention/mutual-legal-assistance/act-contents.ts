import { Result } from '../answer/contents.js';
import { OneOf, Provided, Text } from '../contents/decorators.js';
import { Note } from '../conversation/contents.js';
import { followed } from './vocabulary.js';

const optional = { optional: true } as const;

export class WholeResult extends Result {
  @Provided('hanoi-40-17', 'whether the procedure wished was followed')
  @OneOf(followed)
  procedureFollowed!: (typeof followed)[number];

  @Provided('hanoi-40-17', 'why it was not followed, or in part only')
  @Text(4000, optional)
  procedureReason?: string;
}

export class Supplement extends Note {
  @Provided('hanoi-40-16', 'what is missing')
  @Text(20000)
  missing!: string;

  @Provided('network-policy', 'reference of the supplementary request')
  @Text(200)
  reference!: string;
}
