import { clipboard } from 'electron';
import type { HandlersOf } from './handle.ts';

/** What is copied is what was shown last, to the letter. */
export function diagnosticsHandlers(describe: () => Promise<string>): HandlersOf<'diagnostics'> {
  let shown: string | undefined;
  return {
    describeDiagnostics: async () => {
      shown = await describe();
      return shown;
    },
    copyDiagnostics: async () => {
      await clipboard.writeText(shown ?? (await describe()));
      return null;
    },
  };
}
