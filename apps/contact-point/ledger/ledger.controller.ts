import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { CurrentOfficer, Needs, type Officer } from '../identity/current-officer.js';
import { AuditTrail } from './audit-trail.service.js';
import { CheckpointService } from './checkpoint.service.js';
import { LedgerReader, readable } from './ledger.reader.js';

class EntriesQuery {
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  cursor = 0;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(500)
  limit = 100;

  @IsOptional()
  @IsUUID()
  case?: string;
}

@ApiTags('ledger')
@Controller('api/ledger')
export class LedgerController {
  constructor(
    private readonly reader: LedgerReader,
    private readonly checkpoints: CheckpointService,
    private readonly trail: AuditTrail,
  ) {}

  /** Entries in the order of the chain. */
  @Needs('ledger.read')
  @Get('entries')
  async entries(@Query() query: EntriesQuery, @CurrentOfficer() officer: Officer) {
    await this.trail.read('ledger-read', query.case ?? null, officer, { after: query.cursor });
    const page = await this.reader.page(query.cursor, query.limit, query.case);
    const items = page.map(({ body, detail, ...entry }) => ({
      ...entry,
      ...readable(body),
      body,
      detail: detail === null ? null : readable(detail),
    }));
    return { items, nextCursor: page.length === query.limit ? String(page.at(-1)?.sequence) : null };
  }

  /** The head of the chain, signed by the State's key. */
  @Needs('ledger.read')
  @Get('checkpoint')
  checkpoint() {
    return this.checkpoints.current();
  }

  /** Re-derives the chain from the stored bytes. */
  @Needs('ledger.read')
  @Get('verify')
  async verify(@CurrentOfficer() officer: Officer) {
    await this.trail.read('ledger-verified', null, officer, {});
    return this.reader.verify();
  }
}
