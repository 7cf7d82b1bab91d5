import type { Role } from '#convention';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

/** A person who signs in here. Nobody is ever deleted: `active` ends an account, and frees its e-mail address. */
@Entity('officers')
@Index('officers_email_key', ['email'], { unique: true, where: 'active' })
@Check('officers_role_check', `role IN ('officer', 'liaison', 'supervisor', 'auditor', 'administrator')`)
export class OfficerEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'officers_pkey' })
  id!: string;

  @Column('text')
  name!: string;

  @Column('text')
  email!: string;

  @Column('text')
  role!: Exclude<Role, 'clock'>;

  @Column('text', { name: 'password_hash' })
  passwordHash!: string;

  @Column('boolean', { default: true })
  active!: boolean;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}

/** A bearer token or a session: only the hash of its secret is stored. */
@Entity('credentials')
@Unique('credentials_token_hash_key', ['tokenHash'])
export class CredentialEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'credentials_pkey' })
  id!: string;

  @Column('uuid', { name: 'officer_id' })
  @Index('credentials_officer_idx')
  @ForeignKey(() => OfficerEntity, { name: 'credentials_officer_fkey' })
  officerId!: string;

  @Column('text', { name: 'token_hash' })
  tokenHash!: string;

  @Column('text')
  label!: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt!: Date;

  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  revokedAt!: Date | null;
}
