import { ValidateBy } from 'class-validator';
import { isPrivateKey, type PrivateKey } from '#protocol';

/** The private keys in the text of STATE_KEYS; null when it is not a list of such, one for signing among them. */
export function keyList(text: unknown): PrivateKey[] | null {
  const list = parsed(text);
  return Array.isArray(list) && list.every(isPrivateKey) && list.some(({ use }) => use === 'sig') ? list : null;
}

function parsed(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}

export const IsKeyList = (message: string): PropertyDecorator =>
  ValidateBy({ name: 'isKeyList', validator: { validate: (value) => keyList(value) !== null } }, { message });
