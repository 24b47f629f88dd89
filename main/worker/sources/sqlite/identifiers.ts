/** An identifier in SQL, whatever it contains. Only for names that were found in the database's own schema. */
export const quoted = (identifier: string): string => `"${identifier.replaceAll('"', '""')}"`;
