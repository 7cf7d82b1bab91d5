import { Controller, Sse, type MessageEvent } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { interval, map, merge, type Observable } from 'rxjs';
import { Needs } from '../identity/current-officer.js';
import { CaseFeed } from './case-feed.service.js';

@ApiTags('events')
@Controller('api/events')
export class EventsController {
  constructor(private readonly feed: CaseFeed) {}

  /** Server-sent events: `case` when a case changed (id, status, version), `alive` every 15 seconds. */
  @Needs('events.read')
  @Sse()
  stream(): Observable<MessageEvent> {
    const alive = interval(15_000).pipe(map((): MessageEvent => ({ type: 'alive', data: '' })));
    return merge(this.feed.changes(), alive);
  }
}
