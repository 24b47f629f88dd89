import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { app } from 'electron';
import type { ChosenFolder } from '../../preload/contract/saved-export.ts';
import { computerSettings } from '../settings/computer-settings.ts';
import type { SessionFile } from './session-file.ts';

/** Where exports go: the window knows folders by their names only. */
export class TargetFolders {
  readonly #session: SessionFile;
  readonly #chosen = new Map<string, string>();

  constructor(session: SessionFile) {
    this.#session = session;
  }

  /** The one that was chosen last, while it is there, and else one where exports are allowed. */
  get usual(): string {
    const { folder } = this.#session;
    if (folder !== undefined && existsSync(folder)) return folder;
    return computerSettings().allowedFolders?.[0] ?? app.getPath('documents');
  }

  remember(folder: string): void {
    this.#session.keepFolder(folder);
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
