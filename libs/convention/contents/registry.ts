import type { ProvisionId } from '../provisions.js';
import type { ContentsClass } from '../procedure.js';

/** What a property says about itself beyond its validation. */
export interface PropertyNotes {
  title?: string;
  provision?: ProvisionId;
  nested?: () => ContentsClass;
}

const notes = new WeakMap<object, Map<string, PropertyNotes>>();

export function remember(prototype: object, property: string | symbol, note: PropertyNotes): void {
  const own = notes.get(prototype) ?? new Map<string, PropertyNotes>();
  notes.set(prototype, own.set(String(property), { ...own.get(String(property)), ...note }));
}

/** The notes of a property, a base class's included. */
export function notesOf(type: { prototype: object }, property: string): PropertyNotes {
  for (let at: object | null = type.prototype; at; at = Object.getPrototypeOf(at) as object | null) {
    const found = notes.get(at)?.get(property);
    if (found) return found;
  }
  return {};
}
