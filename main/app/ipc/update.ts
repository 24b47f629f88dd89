import type { Updates } from '../updates/updates.ts';
import type { HandlersOf } from './handle.ts';

export const updateHandlers = (updates: Updates | undefined): HandlersOf<'update'> => ({
  describeUpdate: () => updates?.ready ?? null,
  installUpdate: async () => {
    await updates?.install();
    return null;
  },
});
