/** A failure whose message is all that the developer needs to read: shown as one line, without a stack. */
export class RuntimeProblem extends Error {
  override name = 'RuntimeProblem';
}
