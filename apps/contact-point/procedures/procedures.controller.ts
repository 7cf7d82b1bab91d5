import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { procedureOf, procedures, procedureTable } from '#convention';
import { Needs } from '../identity/current-officer.js';

@ApiTags('procedures')
@Controller('api/procedures')
export class ProceduresController {
  /** Every procedure as a table: contents, statuses, acts, guards, grounds, deadlines, each with its provision and mark. */
  @Needs('directory.read')
  @Get()
  list() {
    return { items: Object.values(procedures).map(procedureTable), nextCursor: null };
  }

  @Needs('directory.read')
  @Get(':kind')
  one(@Param('kind') kind: string) {
    return procedureTable(procedureOf(kind));
  }
}
