import { guard } from '../procedure.js';
import type { Property } from './contents.js';

/** Of requests, and of acts that report what was found, frozen or confiscated. */
export const virtualAssetsDescribed = guard<{ property?: Property[] }>({
  code: 'virtual-asset-not-described',
  message: 'Of a virtual asset one says where it is and how much: chain, address or provider, amount (virtualAsset)',
  provision: 'hanoi-2-i',
  needs: 'contents',
  field: 'property',
  holds: ({ contents }) =>
    (contents.property ?? []).every(({ kind, virtualAsset }) => kind !== 'virtual-asset' || Boolean(virtualAsset)),
});
