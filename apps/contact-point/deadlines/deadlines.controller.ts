import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Needs } from '../identity/current-officer.js';
import { DeadlinesQuery } from './deadlines.dto.js';
import { DeadlinesService } from './deadlines.service.js';

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
