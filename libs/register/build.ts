import { procedures, type InstrumentStatus } from '#convention';
import type { Desk, KeyEntry, Party, PartyStatus, Power } from './document.js';
import { geography, type Geography } from './geography.js';
import { unShortNames } from './short-names.js';
import { HANOI } from './signatories.js';
import type { RegisterKey } from './view.js';

/** Kinds of request that a police desk executes itself; it facilitates the others (Article 41(3)). */
const BY_POLICE = [
  'contact-point-assistance',
  'preservation',
  'preserved-traffic-disclosure',
  'spontaneous-information',
];

/** Between Viet Nam and the others no European extradition treaty is in force; between the others it is. */
const WITHOUT_EXTRADITION_TREATY = ['VN'];

const SOURCE = 'fictional, training network only';

/**
 * A party for training networks and tests: its real name, zone and languages, and invented desks and treaty status.
 * Everything can be overridden. States without an entry in `geography` get UTC and English.
 */
export function partyOf(given: Pick<Party, 'code' | 'keys'> & { url: string } & Partial<Party>): Party {
  const { url, ...overrides } = given;
  const name = unShortNames[given.code] ?? `State ${given.code}`;
  const { zone, languages }: Geography = geography[given.code] ?? { zone: 'Etc/UTC', languages: ['en'] };
  return {
    name,
    type: given.code === 'EU' ? 'regional-organisation' : 'state',
    zone,
    languages: [...languages],
    suspended: false,
    contactPoint: { name: `24/7 contact point of ${name}`, url, confirmedAt: firstDayOf(given.keys) },
    desks: trainingDesks(given.code),
    instruments: trainingInstruments(given.code),
    reservations: [],
    ...overrides,
  };
}

/** A register entry for a public key that may be used from `from` until just before `until`. */
export function keyEntryOf({ kid, use, jwk }: PublicKeyLike, from: Date, until: Date): KeyEntry {
  const { crv, x } = jwk as RegisterKey['jwk'];
  const validity = { notBefore: from.toISOString(), notAfter: until.toISOString() };
  return { kid, use, jwk: { kty: 'OKP', crv, x }, ...validity, revokedAt: null };
}

/** A public key of the protocol, whose JWK type knows every kind of key. */
export interface PublicKeyLike {
  kid: string;
  use: RegisterKey['use'];
  jwk: object;
}

function firstDayOf(keys: readonly KeyEntry[]): string {
  return keys.map((key) => key.notBefore).sort()[0] ?? '2026-01-01T00:00:00.000Z';
}

/**
 * Mostly in force, so that every legal basis can be practised, and not quite everywhere, so that what binds two States and
 * not two others can be practised too. Fiction: the real status towards the Convention is `conventionStatus`.
 */
function trainingInstruments(code: string): PartyStatus[] {
  const status = (status: InstrumentStatus) => (instrument: string) =>
    ({ instrument, status, since: '2025-10-25', source: SOURCE, mark: 'ours' }) as const;
  return [
    ...[HANOI, 'budapest', 'untoc', 'uncac'].map(status('in-force')),
    status('signed')('budapest-2ap'),
    ...(WITHOUT_EXTRADITION_TREATY.includes(code) ? [] : ['ece-extradition', 'ece-3ap'].map(status('in-force'))),
  ];
}

function trainingDesks(code: string): Desk[] {
  const host = `${code.toLowerCase()}.contact-point.example`;
  const capabilities = (may: (kind: string) => Power) =>
    Object.keys(procedures).map((kind) => ({ kind, may: may(kind) }));
  return [
    {
      id: 'duty-desk',
      name: 'Duty desk, national cybercrime unit',
      unit: 'police',
      hours: 'day and night, every day',
      phone: '+999 555 0100',
      email: `duty-desk@${host}`,
      capabilities: capabilities((kind) => (BY_POLICE.includes(kind) ? 'execute' : 'facilitate')),
    },
    {
      id: 'central-authority',
      name: 'Central authority for mutual legal assistance',
      unit: 'central-authority',
      hours: 'Monday to Friday 08:00 to 17:00, on call otherwise',
      phone: '+999 555 0101',
      email: `central-authority@${host}`,
      capabilities: capabilities((kind) => (BY_POLICE.includes(kind) ? 'forward' : 'execute')),
    },
  ];
}
