const quote = 0x22;
const lineFeed = 0x0a;

/** Counts the records of a CSV file (RFC 4180), in UTF-8 or in UTF-16LE behind its byte-order mark. */
export class CsvRecords {
  #isFirst = true;
  /** Bytes of a character. */
  #width = 1;
  #isQuoted = false;
  #ended = 0;
  /** Bytes of the record that has not ended yet. */
  #open = 0;

  /** The last record may end with the file. */
  get count(): number {
    return this.#ended + (this.#open > 0 ? 1 : 0);
  }

  /** Takes the next bytes: all of a file, or an even number that is more than its byte-order mark. */
  add(bytes: Uint8Array): void {
    const first = this.#isFirst ? this.#markLength(bytes) : 0;
    this.#isFirst = false;
    const width = this.#width;
    let isQuoted = this.#isQuoted;
    let ended = this.#ended;
    let start = first - this.#open;
    for (let at = first; at < bytes.length; at += width) {
      const byte = bytes[at];
      if (byte !== quote && byte !== lineFeed) continue;
      if (width === 2 && bytes[at + 1] !== 0) continue;
      // A quote in a quoted field is doubled: it ends the quoting and begins it anew.
      if (byte === quote) isQuoted = !isQuoted;
      else if (!isQuoted) {
        ended++;
        start = at + width;
      }
    }
    this.#isQuoted = isQuoted;
    this.#ended = ended;
    this.#open = bytes.length - start;
  }

  #markLength(bytes: Uint8Array): number {
    if (bytes[0] === 0xff && bytes[1] === 0xfe) {
      this.#width = 2;
      return 2;
    }
    return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  }
}
