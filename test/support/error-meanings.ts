/** What the codes mean whose tables in the code hold no text. A spec compares both ways, so none is missing or left over. */

export const registerMeanings: Record<string, string> = {
  'request-malformed': 'The request cannot be read.',
  'route-unknown': 'There is nothing at this address.',
  'register-empty': 'No version has been published here yet.',
  'register-version-unknown': 'There is no such version.',
  'register-rolled-back': 'A newer version is published already.',
  'register-forked': 'This version is published with other bytes. Find out who signed twice.',
  'register-version-gap': 'A version in between is missing: publish it first.',
  'register-version-taken': 'Another server on the same folder has published this version meanwhile.',
  'register-other-network': 'The document belongs to another network.',
  'body-too-large': 'A register is at most 2 MiB.',
  'media-type-unsupported': 'Send the signed text as `application/jose`.',
  'register-untrusted': 'The anchor has not signed it.',
  'register-invalid': 'The document is not well formed; `violations` says where.',
  'register-not-stored': 'It could not be written to the disk. Try again.',
  'register-busy': 'Several publications wait already. Try again.',
  'storage-unavailable': 'The folder of versions cannot be used.',
  'internal-error': 'Our fault; it has been logged.',
};

export const routerMeanings: Record<string, string> = {
  'request-malformed': 'The request cannot be read.',
  'route-unknown': 'There is nothing at this address.',
  'internal-error': 'Our fault; it has been logged.',
};

/** Codes of negative receipts. Which are final is read from the code. */
export const inReceipts: Record<string, string> = {
  'envelope-refused':
    'It could not be opened or verified. One code for all reasons, so that a forger learns nothing; the recipient finds the reason in its security log.',
  'unsupported-kind': 'The recipient does not know this kind of request: it runs an older version.',
  'terms-contradict-register':
    'The terms of the request say something else of the two States than the version of the register they name.',
  'not-a-party': 'The case is between other States.',
  'side-mismatch': 'The act claims the side of the other State.',
  'case-not-submitted':
    'The act answers a request that its recipient holds as a draft: it never made it, or has restored an older backup.',
  'act-forked': 'The recipient holds another act with this number of this author: somebody signed twice.',
  'part-mismatch':
    'The act lists no such part of a file, or another message has brought it, or the whole file has another digest than its act signs.',
  'restricted-material': 'The case is of an offence of Articles 14 to 16: files are not exchanged, only digests.',
  'case-full': 'The sender has filled its share of the case there: 1 000 acts, or 8 MiB of them.',
  'parts-held-full': 'Too many parts of files of this sender wait there for acts that have not come.',
};

export const noticeMeanings: Record<string, string> = {
  malformed: 'It is not an envelope.',
  'too-large': 'It is longer than an envelope can be.',
  'sender-mismatch': 'The header names another sender than the State whose queue it came from.',
  'sender-suspended': 'The register says that the sender is suspended, or does not list it any more.',
  'unknown-recipient': 'The register lists no such party, or the sender has addressed itself.',
  'recipient-suspended': 'The register says that the recipient is suspended.',
  expired: 'It was to be delivered before now. The relay seals it anew.',
  'recipient-behind': 'More waits for the recipient already than one State may take of the broker.',
  'rate-limited': 'The sender is far above its rate, and the message is routine.',
};

export const elsewhere: Record<string, string> = {
  'part-missing': 'Stored bytes of a file are gone. A defect, or somebody has deleted them.',
  'part-damaged': 'Stored bytes of a file are not those that its act signs: the download is broken off.',
  'anchor-invalid':
    'At start-up: the anchor is not a public Ed25519 JWK with a `kid` (of its own, where there are two), or holds a private key.',
  'key-unusable': 'A private key is not of the kind, or of the use, that is needed.',
  'message-invalid': 'We were about to sign or seal something that a peer would have to refuse: a defect of ours.',
  'malformed-message': 'Broker: a job that is not a message. Somebody else writes to the queue.',
  'unknown-pattern': 'Broker: no handler takes messages of this pattern.',
  'worker-replaced': 'Broker: a worker had stopped consuming and was replaced.',
  'process-died': 'Quarantine: the process died several times while it worked on this message.',
  'notice-unmatched':
    'Security log: a router found no header in something we sent. `digest` is that of the bytes; perhaps it runs an older version.',
  'terms-unchecked':
    'Security log: the terms of a request name a version of the register that is not to be had here. They are believed.',
  'signature-expired':
    'Outbox: the register no longer lists the key that the message is signed with. It is held back: it could only be refused.',
  'receipt-unmatched': 'Security log: a receipt for something that was never sent to that State.',
  'unknown-credential': 'Security log: a token or session that is unknown, expired or revoked.',
  'register-too-large': 'When signing: the document is longer than 2 MiB.',
  'register-refresh-failed': 'Security log: the register could not be refreshed for a reason nobody foresaw.',
  'register-cache-unreadable':
    'At start-up: a cached register is there and cannot be read (file rights, disk, database). Nothing is taken from the network before it can be.',
  'register-storage-damaged': 'Register, at start-up: a stored version is not what its name says.',
};
