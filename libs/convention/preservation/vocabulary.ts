/** What the follow-up request will ask for, Art. 42(1) and (3)(f). */
export const followUps = ['search-or-access', 'seizure-or-securing', 'disclosure', 'other'] as const;

/** Art. 42(7). */
export const risks = ['will-not-secure-data', 'endangers-confidentiality', 'endangers-investigation'] as const;

export const unavailability = ['no-such-data', 'wrong-provider', 'already-deleted'] as const;

export const followUpOutcomes = ['executed', 'refused'] as const;
