import type { Migrations } from '../../sqlite/migrate.ts';
import { initial } from './001-initial.ts';

export const migrations: Migrations = [initial];
