/**
 * Files that the person opens with the application from outside of it: by a double click, a second start, the dock. Until
 * somebody takes them the last one waits.
 */
export class FileRequests {
  #waiting: string | undefined;
  #take: ((file: string) => void) | undefined;

  /** `file` is absolute. */
  request(file: string): void {
    if (this.#take) this.#take(file);
    else this.#waiting = file;
  }

  /** The one that waits, which does so no more. */
  takeWaiting(): string | undefined {
    const file = this.#waiting;
    this.#waiting = undefined;
    return file;
  }

  /** Hands over each from now on, that which waits included. */
  onRequest(take: (file: string) => void): void {
    this.#take = take;
    const file = this.takeWaiting();
    if (file !== undefined) take(file);
  }

  /** Lets wait what is asked for from now on: the window closes. */
  keepWaiting(): void {
    this.#take = undefined;
  }
}
