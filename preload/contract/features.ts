/** What the administrator of a computer can switch off. */
export const features = ['typed-query', 'other-databases'] as const;
export type Feature = (typeof features)[number];
