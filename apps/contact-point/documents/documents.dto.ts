import { IsIn, IsObject, IsOptional, IsString, Length } from 'class-validator';
import { Files, MayBeAbsent } from '../cases/cases.dto.js';
import { languages, type Language } from '#documents';

/** An act whose document is wanted before it is performed. */
export class DocumentPreview {
  @IsString()
  @Length(1, 64)
  act!: string;

  @MayBeAbsent()
  @IsObject()
  contents?: Record<string, unknown>;

  @Files()
  attachments?: string[];

  @MayBeAbsent()
  @IsIn(languages)
  language?: Language;
}

export class DocumentQuery {
  @IsOptional()
  @IsIn(languages)
  language?: Language;
}
