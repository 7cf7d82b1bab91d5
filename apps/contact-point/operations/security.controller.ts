import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Needs } from '../identity/current-officer.js';
import { SecurityLog } from './security-log.js';

@ApiTags('operations')
@Controller('api/security-log')
export class SecurityController {
  constructor(private readonly log: SecurityLog) {}

  /** The newest 200 refusals. */
  @Needs('security.read')
  @Get()
  async list() {
    return { items: await this.log.list(200), nextCursor: null };
  }
}
