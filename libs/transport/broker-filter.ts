import { applyDecorators, Catch, Controller, Logger, UseFilters, type ExceptionFilter } from '@nestjs/common';
import { throwError, type Observable } from 'rxjs';
import { Problem } from '#convention';
import { codeOf, JobFailure } from './failure.js';

/**
 * Keeps an error an error: the job fails with the Problem's code. What is not a Problem is logged here (its stack, once,
 * locally) and fails with 'internal-error'.
 */
@Catch()
export class BrokerFilter implements ExceptionFilter {
  private readonly logger = new Logger('broker');

  catch(error: unknown): Observable<never> {
    if (!(error instanceof Problem)) this.logger.error(error);
    return throwError(() => new JobFailure(codeOf(error)));
  }
}

/**
 * A controller of message handlers. NestJS asks the nearest filter first, so no global filter of a hybrid application
 * (made for HTTP, and free to answer an error with a value) can turn a failed job into a completed one.
 */
export const BrokerController = (): ClassDecorator => applyDecorators(Controller(), UseFilters(BrokerFilter));
