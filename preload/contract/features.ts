/** What the administrator of a computer can switch off. */
export const features = ['typed-query', 'other-databases', 'servers'] as const;
export type Feature = (typeof features)[number];
