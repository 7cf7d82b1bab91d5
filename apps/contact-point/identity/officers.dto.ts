import { Type } from 'class-transformer';
import { IsEmail, IsIn, IsInt, IsString, Length, Matches, Max, Min } from 'class-validator';
import type { OfficerEntity } from './officer.entity.js';

export class SignIn {
  @IsEmail()
  email!: string;

  @IsString()
  @Length(1, 200)
  password!: string;
}

export class NewOfficer {
  /** As signed acts carry it (docs/protocol.md): one line. */
  @Matches(/^[^\p{Cc}\u2028\u2029]{1,200}$/u, { message: 'name must be one line of 1 to 200 characters' })
  name!: string;

  @IsEmail()
  email!: string;

  @IsString()
  @Length(12, 200)
  password!: string;

  @IsIn(['officer', 'liaison', 'supervisor', 'auditor', 'administrator'])
  role!: OfficerEntity['role'];
}

export class NewToken {
  @IsString()
  @Length(1, 100)
  label!: string;

  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(365)
  days!: number;
}
