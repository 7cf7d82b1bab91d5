import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentOfficer, Needs, type Officer } from '../identity/current-officer.js';
import { ExchangeService } from './exchange.service.js';
import { Quarantine } from './quarantine.service.js';

@ApiTags('exchange')
@Controller('api/exchange')
export class ExchangeController {
  constructor(
    private readonly exchange: ExchangeService,
    private readonly quarantine: Quarantine,
  ) {}

  /** Per counterpart, each direction on its own: unreceipted, undeliverable, refused, held, last heard of. */
  @Needs('exchange.read')
  @Get()
  async peers() {
    return { items: await this.exchange.peers(), nextCursor: null };
  }

  @Needs('exchange.read')
  @Get('messages')
  async waiting() {
    return { items: await this.exchange.waiting(), nextCursor: null };
  }

  @Needs('exchange.read')
  @Get('quarantine')
  async quarantined() {
    return { items: await this.quarantine.list(), nextCursor: null };
  }

  /** Sends a waiting message now. */
  @Needs('exchange.retry')
  @Post('messages/:id/retry')
  @HttpCode(202)
  async retry(@Param('id') id: string, @CurrentOfficer() officer: Officer) {
    await this.exchange.retry(id, officer);
  }
}
