import { sides, treaties, type Side, type Standing, type StateCode, type Terms, type Treaty } from '#convention';
import type { ReservationEffect } from './document.js';
import type { RegisterView } from './view.js';

/** The part of the terms that a version of the register decides. */
export type PartyFacts = Required<Pick<Terms, 'register' | 'zones' | 'instruments'>> & Pick<Terms, 'reservations'>;

/** What this version of the register says of two parties at an instant, as a submit act states it in its terms. */
export function partyFacts(register: RegisterView, parties: Record<Side, StateCode>, at: Date): PartyFacts {
  const zone = (side: Side): string => register.party(parties[side])?.zone ?? 'UTC';
  return {
    register: register.version,
    zones: { requesting: zone('requesting'), requested: zone('requested') },
    instruments: Object.fromEntries(
      treaties
        .map((treaty) => [treaty, standing(register, parties, treaty, at)] as const)
        .filter(([, { requesting, requested }]) => requesting !== 'none' || requested !== 'none'),
    ),
    ...reservations(register, parties.requested),
  };
}

/**
 * Where terms say something else than the version of the register that they name: `zones.requested`, `instruments.hanoi`.
 * What they leave out is not held against them, since the sender's software may know fewer treaties.
 */
export function contradictions(
  register: RegisterView,
  terms: Terms,
  parties: Record<Side, StateCode>,
  at: Date,
): string[] {
  const facts = partyFacts(register, parties, at);
  const zones = sides.filter((side) => terms.zones[side] !== facts.zones[side]).map((side) => `zones.${side}`);
  const instruments = Object.entries(terms.instruments ?? {})
    .filter(([treaty, stated]) => !same(stated, standing(register, parties, treaty, at)))
    .map(([treaty]) => `instruments.${treaty}`);
  const reserved = Object.entries(terms.reservations ?? {})
    .filter(
      ([treaty, articles]) => !articles.every((article) => facts.reservations?.[treaty as Treaty]?.includes(article)),
    )
    .map(([treaty]) => `reservations.${treaty}`);
  return [...zones, ...instruments, ...reserved];
}

/** Only what takes something away from an article; nothing at all where there is no such reservation. */
function reservations(register: RegisterView, code: StateCode): Pick<Terms, 'reservations'> {
  const narrowing = (register.party(code)?.reservations ?? []).filter(({ effect }) => narrows.includes(effect));
  const by = treaties
    .map((treaty) => [treaty, narrowing.filter((r) => r.instrument === treaty).map((r) => r.article)] as const)
    .filter(([, articles]) => articles.length > 0);
  return by.length > 0 ? { reservations: Object.fromEntries(by) } : {};
}

const narrows: readonly ReservationEffect[] = ['article-excluded', 'article-narrowed'];

const standing = (view: RegisterView, parties: Record<Side, StateCode>, treaty: string, at: Date): Standing => ({
  requesting: view.status(treaty, parties.requesting, at),
  requested: view.status(treaty, parties.requested, at),
});

const same = (a: Standing, b: Standing): boolean => sides.every((side) => a[side] === b[side]);
