import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { app } from 'electron';
import type { ChosenFolder } from '../../preload/contract/saved-export.ts';
import { computerSettings } from '../settings/computer-settings.ts';

/** Where exports go: the window knows folders by their names only. */
export class TargetFolders {
  readonly #chosen = new Map<string, string>();
  #last: string | undefined;

  /** The one that was chosen last, and first one where exports are allowed. */
  get usual(): string {
    return this.#last ?? computerSettings().allowedFolders?.[0] ?? app.getPath('documents');
  }

  remember(folder: string): void {
    this.#last = folder;
  }

  /** Lets the window name a folder that the person has chosen. */
  give(folder: string): ChosenFolder {
    const id = randomUUID();
    this.#chosen.set(id, folder);
    return { id, name: folderName(folder) };
  }

  /** The path of one that was given; undefined for one that was not. */
  path(id: string): string | undefined {
    return this.#chosen.get(id);
  }
}

/** The top of a disk has no name but its path. */
export const folderName = (folder: string): string => basename(folder) || folder;
