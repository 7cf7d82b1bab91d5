import { IsOptional, Matches } from 'class-validator';
import { UUID } from '../cases/case-headers.js';
import { PageQuery } from '../cases/page-query.js';

export class MessagesQuery extends PageQuery {
  /** Messages of one case alone. */
  @IsOptional()
  @Matches(UUID, { message: 'case must be the id of a case' })
  case?: string;
}
