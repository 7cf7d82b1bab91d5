/** Art. 40(27): the only one. */
export const postponementGrounds = ['ongoing-proceedings'] as const;
