import { Injectable, type PipeTransform } from '@nestjs/common';
import { Problem } from '#convention';
import { UUID } from '../cases/case-headers.js';

const missing = (): Problem => new Problem('attachment-not-found', 'this act has no such file');

/** Hash of an act in a path. */
@Injectable()
export class ActHash implements PipeTransform<string, string> {
  transform(value: string): string {
    if (/^[A-Za-z0-9_-]{43}$/.test(value)) return value;
    throw missing();
  }
}

/** Place of a file in its act's list, from 0. */
@Injectable()
export class AttachmentIndex implements PipeTransform<string, number> {
  transform(value: string): number {
    if (/^\d{1,2}$/.test(value)) return Number(value);
    throw missing();
  }
}

/** Id of a file that waits for its act. */
@Injectable()
export class UploadId implements PipeTransform<string, string> {
  transform(value: string): string {
    if (UUID.test(value)) return value;
    throw new Problem('upload-not-found', 'no such file waits in this case');
  }
}
