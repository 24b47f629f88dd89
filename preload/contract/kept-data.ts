/** What the application keeps for itself on this computer that is, or may be, of pupils or of who exports them. */
export const keptItems = [
  'history',
  'connections',
  'saved-exports',
  'settings',
  'queries',
  'session',
  'records',
  'exports',
  'sample',
  'logs',
  'crashes',
  'browser',
] as const;
export type KeptItem = (typeof keptItems)[number];

/** What can be deleted from within. The files of exports are the person's, wherever they are: nothing of ours deletes them. */
export const deletableItems = [
  'history',
  'connections',
  'saved-exports',
  'settings',
  'queries',
  'session',
  'records',
  'sample',
  'logs',
  'crashes',
  'browser',
] as const;
export type DeletableItem = (typeof deletableItems)[number] & KeptItem;

export interface KeptData {
  item: KeptItem;
  files: number;
  bytes: number;
}
