// The register of contact points: who is a party, how to reach it, which keys speak for it, which treaties bind it.
// Trust comes from one anchor key and from never going back. Must not know NestJS, databases, the environment, nor the
// apps; how signatures are made is the protocol's business.
export { anchorText, parseAnchor } from './anchor.js';
export { keyEntryOf, partyOf } from './build.js';
export { RegisterClient, type RegisterClientOptions } from './client.js';
export * from './document.js';
export type { Fetch } from './fetch-register.js';
export { geography, type Geography } from './geography.js';
export { HolidaySource } from './holidays.js';
export { unShortNames } from './short-names.js';
export { contradictions, partyFacts, type PartyFacts } from './party-facts.js';
export { conventionStatus, HANOI, signatories, type Signature } from './signatories.js';
export { readRegister, registerHash, signRegister, verifyRegister, type Anchor } from './signed-register.js';
export { FileRegisterStore, MemoryRegisterStore, syncFolder, writeDurably, type RegisterStore } from './store.js';
export { MAX_REGISTER_BYTES, validateRegister, type RegisterViolation } from './validate.js';
export { RegisterView, ROUTER, type RegisterKey } from './view.js';
