import type { Role } from '#convention';

/**
 * Who may do what: the only place that says so. What is not listed is denied.
 * Which act a role may perform on a case is narrower still and stands in the procedure's table (`roles` of each act).
 */
export const permissions = {
  'cases.read': ['officer', 'liaison', 'supervisor', 'auditor'],
  'cases.draft': ['officer', 'supervisor'],
  'cases.approve': ['officer', 'supervisor'],
  'cases.act': ['officer', 'liaison', 'supervisor'],
  'documents.preview': ['officer', 'liaison', 'supervisor'],
  'documents.read': ['officer', 'liaison', 'supervisor', 'auditor'],
  'deadlines.read': ['officer', 'liaison', 'supervisor', 'auditor'],
  'exchange.read': ['officer', 'liaison', 'supervisor', 'auditor', 'administrator'],
  'exchange.retry': ['supervisor', 'administrator'],
  'exchange.dismiss': ['supervisor', 'administrator'],
  'ledger.read': ['auditor', 'supervisor'],
  'security.read': ['auditor', 'administrator'],
  'directory.read': ['officer', 'liaison', 'supervisor', 'auditor', 'administrator'],
  'statistics.read': ['officer', 'liaison', 'supervisor', 'auditor'],
  'events.read': ['officer', 'liaison', 'supervisor', 'auditor'],
  'officers.read': ['administrator', 'auditor'],
  'officers.write': ['administrator'],
  'session.own': ['officer', 'liaison', 'supervisor', 'auditor', 'administrator'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof permissions;

export const isPermitted = (role: Role, permission: Permission): boolean =>
  (permissions[permission] as readonly Role[]).includes(role);
