/** Information on an offence (Art. 40(4)), or on its proceeds (Art. 51). */
export const sorts = ['offence', 'proceeds'] as const;

/** What it may help the other State with, Art. 40(4). */
export const aims = ['start-inquiries', 'complete-inquiries', 'lead-to-a-request'] as const;

export const sensitivities = ['ordinary', 'sensitive', 'endangers-a-source'] as const;

/** What became of it. */
export const uses = ['inquiry-opened', 'inquiry-helped', 'known-already', 'of-no-use', 'led-to-a-request'] as const;
