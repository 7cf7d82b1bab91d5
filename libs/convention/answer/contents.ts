import { ListOf, Nested, OneOf, Provided, Sha256, Text, Texts, WholeNumber } from '../contents/decorators.js';
import { Note } from '../conversation/contents.js';

// What the requested State says about anything it hands over, whatever the kind of request.
const optional = { optional: true } as const;

/** A contact point often gives information that no court may use: it is never left open which of the two it is. */
export const evidentialStatuses = ['intelligence', 'evidence'] as const;

/** Art. 40(19). */
export const useScopes = ['proceedings-of-the-request', 'any-criminal-proceedings', 'intelligence-only'] as const;

/** Art. 36(3): to a third State or organisation. */
export const onwardTransfers = ['prior-authorisation', 'prior-written-authorisation', 'authorised'] as const;

export class ConditionsOfUse {
  @Provided('hanoi-40-19', 'what it may be used for')
  @OneOf(useScopes)
  scope!: (typeof useScopes)[number];

  @Provided('hanoi-36-1', 'conditions on the use of personal data and other conditions')
  @Texts(50, 4000, optional)
  conditions?: string[];

  @Provided('hanoi-36-3', 'transfer to a third State or organisation')
  @OneOf(onwardTransfers)
  onwardTransfer!: (typeof onwardTransfers)[number];
}

/** One thing handed over. The network carries its digest, not the thing. */
export class Item {
  @Provided(null, 'what it is')
  @Text(2000)
  description!: string;

  @Provided('hanoi-40-14', 'its SHA-256, by which its recipient knows it again')
  @Sha256()
  sha256!: string;

  @Provided('hanoi-40-14', 'its size in bytes')
  @WholeNumber(0, Number.MAX_SAFE_INTEGER, optional)
  bytes?: number;

  @Provided('hanoi-40-14', 'the channel by which it is handed over')
  @Text(1000, optional)
  channel?: string;
}

export class Result extends Note {
  @Provided('hanoi-40-14', 'the result, item by item')
  @ListOf(() => Item, 200, { min: 1 })
  items!: Item[];

  @Provided('network-policy', 'information or evidence')
  @OneOf(evidentialStatuses)
  evidentialStatus!: (typeof evidentialStatuses)[number];

  @Provided('hanoi-40-19', 'the conditions of its use')
  @Nested(() => ConditionsOfUse)
  use!: ConditionsOfUse;
}
