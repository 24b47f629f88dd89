import { ExportFailure } from '../../preload/contract/errors.ts';
import type { Feature } from '../../preload/contract/features.ts';
import { fileFailure } from '../files/file-failure.ts';
import { isBelowOneOf } from '../files/same-place.ts';
import { computerSettings } from './computer-settings.ts';

export const isOff = (feature: Feature): boolean => computerSettings().featuresOff.includes(feature);

/** Throws FEATURE_OFF when the administrator has switched it off. */
export function checkOn(feature: Feature): void {
  if (isOff(feature)) throw new ExportFailure('FEATURE_OFF', { feature });
}

/** Throws TARGET_NOT_ALLOWED when a file would be, whatever links lead to it, where exports may not be saved. */
export async function checkAllowedFolder(target: string): Promise<void> {
  const { allowedFolders: folders } = computerSettings();
  if (!folders) return;
  const isAllowed = await isBelowOneOf(target, folders).catch((error: unknown) => {
    throw fileFailure(error, target);
  });
  if (!isAllowed) throw new ExportFailure('TARGET_NOT_ALLOWED', { folders });
}
