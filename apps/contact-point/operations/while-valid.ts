import { catchError, interval, map, merge, of, switchMap, takeWhile, type Observable } from 'rxjs';
import type { MessageEvent } from '@nestjs/common';

type Beat = MessageEvent | 'over';

/**
 * Events for as long as whoever listens may, asked with every `alive`; they end too when nobody can say.
 *
 * @param every milliseconds
 */
export function whileValid(
  events: Observable<MessageEvent>,
  isValid: () => Promise<boolean>,
  every: number,
): Observable<MessageEvent> {
  const beats = interval(every).pipe(
    switchMap(isValid),
    map((valid): Beat => (valid ? { type: 'alive', data: '' } : 'over')),
    catchError(() => of<Beat>('over')),
  );
  return merge<Beat[]>(events, beats).pipe(takeWhile((event): event is MessageEvent => event !== 'over'));
}
