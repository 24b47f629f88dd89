/** In the place of a day (`YYYY-MM-DD`) of which only a part is typed. */
export const halfTypedDay = 'half-typed';
