/** Whether what a joint investigation gathers can be used in the courts of the States that take part. */
export const admissibilities = ['as-own-evidence', 'after-request', 'intelligence-only'] as const;
