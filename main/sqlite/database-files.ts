/** The files of an SQLite database: itself, and what SQLite keeps beside it while it is in use or after a crash. */
export const databaseFiles = (file: string): string[] => [
  file,
  ...['-wal', '-shm', '-journal'].map((end) => file + end),
];
