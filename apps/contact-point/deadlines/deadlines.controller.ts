import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IsIn, IsISO8601, IsOptional } from 'class-validator';
import { PageQuery } from '../cases/page-query.js';
import { Needs } from '../identity/current-officer.js';
import { DeadlinesService } from './deadlines.service.js';

export class DeadlinesQuery extends PageQuery {
  /** running: still ahead; due: its instant has come and nobody has answered; missed: passed unanswered, or answered late. */
  @IsOptional()
  @IsIn(['running', 'due', 'missed'])
  state?: 'running' | 'due' | 'missed';

  @IsOptional()
  @IsISO8601({ strict: true })
  before?: string;
}

@ApiTags('deadlines')
@Controller('api/deadlines')
export class DeadlinesController {
  constructor(private readonly deadlines: DeadlinesService) {}

  /** Deadlines across cases, soonest first, each with its reasoning. */
  @Needs('deadlines.read')
  @Get()
  list(@Query() query: DeadlinesQuery) {
    return this.deadlines.page(query);
  }
}
