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
  /** As signed acts carry it (docs/protocol.md): one line, in which somebody can be read. */
  @Matches(/^(?=.*\p{L})[^\p{Cc}\u2028\u2029]{1,200}$/u, {
    message: 'name must be one line of 1 to 200 characters, with a letter in it',
  })
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

  @IsInt()
  @Min(1)
  @Max(365)
  days!: number;
}
