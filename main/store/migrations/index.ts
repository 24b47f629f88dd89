import { initial } from './001-initial.ts';

/** In order: the first brings a store to version 1. A published migration is never changed, only followed. */
export const migrations: readonly string[] = [initial];
