import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PageQuery } from '../cases/page-query.js';
import { Needs } from '../identity/current-officer.js';
import { SecurityLog } from './security-log.js';

@ApiTags('operations')
@Controller('api/security-log')
export class SecurityController {
  constructor(private readonly log: SecurityLog) {}

  /** Refusals, newest first. */
  @Needs('security.read')
  @Get()
  list(@Query() query: PageQuery) {
    return this.log.page(query);
  }
}
