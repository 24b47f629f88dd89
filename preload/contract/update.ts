/** A newer version that has been fetched, and is installed when the person says so. */
export interface ReadyUpdate {
  version: string;
  /** The person has said so, and exports are running. */
  isWaiting: boolean;
}
