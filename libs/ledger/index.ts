// The tamper-evident ledger as pure functions: how a fact becomes bytes, how bytes become a chain, how a chain is
// checked. The Merkle tree and its witnesses will stand on the same leaf hashes.
// Must not know SQL, NestJS, a clock or the environment.
export { chainHash, GENESIS, leafHash, ledgerEntry, type LedgerEntry, type LedgerFact } from './entry.js';
export { chainStart, verifyPage, type Broken, type ChainState, type StoredEntry } from './verify.js';
