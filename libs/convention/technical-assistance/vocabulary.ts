/** Forms that assistance takes; the list is ours, Art. 54 has none that we rely on. */
export const forms = ['training', 'expert', 'equipment', 'legislation', 'other'] as const;
