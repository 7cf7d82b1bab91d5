import { IsIn, IsOptional } from 'class-validator';
import { PageQuery } from '../cases/page-query.js';
import { IsDateOrInstant } from '../problems/instants.js';

export class DeadlinesQuery extends PageQuery {
  /** running: still ahead; due: its instant has come and nobody has answered; missed: passed unanswered, or answered late. */
  @IsOptional()
  @IsIn(['running', 'due', 'missed'])
  state?: 'running' | 'due' | 'missed';

  @IsOptional()
  @IsDateOrInstant()
  before?: string;
}
