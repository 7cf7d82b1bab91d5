/** To whom property is returned or paid, Art. 52. */
export const recipients = ['requesting-state', 'prior-legitimate-owner', 'victims', 'requested-state'] as const;
export type Recipient = (typeof recipients)[number];
