/** Constant ASCII text as 64-bit words, which are written eight bytes at a time. */
export interface Piece {
  readonly words: Float64Array;
  readonly length: number;
}

export function piece(text: string): Piece {
  const padded = Buffer.alloc(Math.max(Math.ceil(text.length / 8), 1) * 8);
  padded.write(text, 'latin1');
  const words = Float64Array.from({ length: padded.length / 8 }, (_, index) =>
    padded.readDoubleLE(index * 8),
  );
  return { words, length: text.length };
}

/** Writes a piece and returns the position behind it. Up to seven bytes behind that are overwritten too. */
export function put({ words, length }: Piece, view: DataView, at: number): number {
  view.setFloat64(at, words[0] as number, true);
  for (let index = 1; index < words.length; index++)
    view.setFloat64(at + index * 8, words[index] as number, true);
  return at + length;
}
