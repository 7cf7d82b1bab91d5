import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsIn,
  IsNotEmptyObject,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { MOST_LINKS, relationCodes, type Relation, type Urgency } from '#convention';
import { languages, type Language } from '#documents';
import { MAX_ATTACHMENTS } from '#protocol';
import { UUID } from './case-headers.js';
import { PageQuery } from './page-query.js';

/** Unlike IsOptional: a field may be left out, but null is not a value. */
export const MayBeAbsent = () => ValidateIf((_, value) => value !== undefined);

/** A case that a draft names. What it is called and whose it is, this contact point knows. */
export class LinkDraft {
  @IsIn(relationCodes)
  relation!: Relation;

  @Matches(UUID, { message: 'case must be the id of a case' })
  case!: string;
}

/** `IsObject` because ValidateNested alone lets null elements and arrays through. */
const Links = (): PropertyDecorator => (target, property) => {
  for (const decorate of [
    MayBeAbsent(),
    IsArray(),
    ArrayMaxSize(MOST_LINKS),
    IsObject({ each: true }),
    ValidateNested({ each: true }),
    Type(() => LinkDraft),
  ])
    decorate(target, property);
};

export class NewCase {
  @IsString()
  @Length(1, 64)
  kind!: string;

  @Matches(/^[A-Z]{2}$/, { message: 'to must be an ISO 3166-1 alpha-2 code' })
  to!: string;

  @IsIn(['emergency', 'urgent', 'routine'])
  urgency!: Urgency;

  @IsObject()
  contents!: Record<string, unknown>;

  @Links()
  links?: LinkDraft[];
}

export class CreateOptions {
  /** `true`: refuse an incomplete draft instead of storing it. */
  @IsOptional()
  @IsIn(['true', 'false'])
  complete?: 'true' | 'false';
}

export class DraftChange {
  @MayBeAbsent()
  @IsIn(['emergency', 'urgent', 'routine'])
  urgency?: Urgency;

  @MayBeAbsent()
  @Matches(/^[A-Z]{2}$/, { message: 'to must be an ISO 3166-1 alpha-2 code' })
  to?: string;

  @MayBeAbsent()
  @IsObject()
  @IsNotEmptyObject()
  contents?: Record<string, unknown>;

  /** All of them: an empty list takes them away. */
  @Links()
  links?: LinkDraft[];
}

/** A request that a case leads to (docs/links.md). */
export class NewFollowUp {
  @IsString()
  @Length(1, 64)
  kind!: string;

  @MayBeAbsent()
  @IsIn(relationCodes)
  relation?: Relation;

  @MayBeAbsent()
  @Matches(/^[A-Z]{2}$/, { message: 'to must be an ISO 3166-1 alpha-2 code' })
  to?: string;
}

/** Which document an act states. */
export class DocumentOptions {
  @MayBeAbsent()
  @IsIn(languages)
  language?: Language;

  /** Of a preview that was seen: any other document refuses the act. */
  @MayBeAbsent()
  @Matches(/^[0-9a-f]{64}$/, { message: 'sha256 must be 64 hexadecimal digits' })
  sha256?: string;
}

/** Ids of files that wait for an act (docs/attachments.md), in the order in which it is to list them. */
export const Files = (): PropertyDecorator => (target, property) => {
  const message = 'attachments must be ids of files that wait in the case';
  for (const decorate of [
    MayBeAbsent(),
    IsArray(),
    ArrayNotEmpty(),
    ArrayMaxSize(MAX_ATTACHMENTS),
    ArrayUnique(),
    Matches(UUID, { each: true, message }),
  ])
    decorate(target, property);
};

export class NewActRequest {
  @IsString()
  @Length(1, 64)
  act!: string;

  @MayBeAbsent()
  @IsObject()
  contents?: Record<string, unknown>;

  @Files()
  attachments?: string[];

  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => DocumentOptions)
  document?: DocumentOptions;
}

/** The approval of a draft as it was seen. */
export class NewApproval {
  /** `approval.digest` of the case: any other subject refuses the approval. */
  @MayBeAbsent()
  @Matches(/^[0-9a-f]{64}$/, { message: 'digest must be 64 hexadecimal digits' })
  digest?: string;
}

export class CasesQuery extends PageQuery {
  @IsOptional()
  @IsIn(['incoming', 'outgoing'])
  box?: 'incoming' | 'outgoing';

  @IsOptional()
  @Matches(/^[a-z-]+(,[a-z-]+)*$/, { message: 'status must be one or more statuses, separated by commas' })
  status?: string;

  @IsOptional()
  @Matches(/^[a-z-]{1,64}$/)
  kind?: string;

  @IsOptional()
  @Matches(/^[A-Z]{2}$/)
  counterpart?: string;

  /** What a reference or the contents say (docs/api.md). */
  @IsOptional()
  @IsString()
  @Length(1, 200)
  q?: string;

  @IsOptional()
  @IsIn(['deadline', 'created', '-created', 'updated', '-updated'])
  sort: 'deadline' | 'created' | '-created' | 'updated' | '-updated' = 'deadline';
}
