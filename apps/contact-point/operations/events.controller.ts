import { Controller, Sse, type MessageEvent } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Observable } from 'rxjs';
import { CurrentOfficer, Needs, type Officer } from '../identity/current-officer.js';
import { OfficersService } from '../identity/officers.service.js';
import { CaseFeed } from './case-feed.service.js';
import { whileValid } from './while-valid.js';

const ALIVE = 15_000;

@ApiTags('events')
@Controller('api/events')
export class EventsController {
  constructor(
    private readonly feed: CaseFeed,
    private readonly officers: OfficersService,
  ) {}

  /**
   * Server-sent events: `case` when a case changed (id, status, version), `alive` every 15 seconds. The stream ends with the
   * session or token it was opened with.
   */
  @Needs('events.read')
  @Sse()
  stream(@CurrentOfficer() { credential }: Officer): Observable<MessageEvent> {
    return whileValid(this.feed.changes(), () => this.officers.isValid(credential), ALIVE);
  }
}
