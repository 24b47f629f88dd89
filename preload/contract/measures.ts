/** What rows of a date can be put together by; a week is that of ISO 8601. */
export const dateParts = ['day', 'week', 'month', 'year'] as const;
export type DatePart = (typeof dateParts)[number];

export const measureFunctions = ['count', 'average', 'smallest', 'largest', 'sum', 'share'] as const;
export type MeasureFunction = (typeof measureFunctions)[number];
