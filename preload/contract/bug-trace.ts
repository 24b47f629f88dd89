/** An error's own word for what it is (`ERR_…`, `SQLITE_…`, `ENOENT`). */
const codeWord = /^[A-Z][A-Z0-9_]+$/;

/** A frame of V8's stack traces (v8.dev/docs/stack-trace-api), with the name and the place of what was called. */
const frame = /^ +at (?:async )?(?:(.+) \()?([^()]+?):(\d+):(\d+)\)?$/gm;

/**
 * Where a bug was, for a log: the kind and the code of what was thrown, and a line for each call with the name of its
 * file. Left out is what might hold a pupil's data or a person's name: the message, however many lines it has, and
 * folders.
 */
export function bugTrace(thrown: unknown): string {
  if (!(thrown instanceof Error)) return typeof thrown;
  const { code } = thrown as { code?: unknown };
  const kind = /^\w+$/.test(thrown.name) ? thrown.name : 'Error';
  const head = typeof code === 'string' && codeWord.test(code) ? `${kind} ${code}` : kind;
  const frames = [...callsOf(thrown).matchAll(frame)].map(([, call, place = '', line, column]) => {
    const file = place.split(/[\\/]/).at(-1) ?? '';
    const where = `${file}:${line ?? ''}:${column ?? ''}`;
    return `    at ${call === undefined ? where : `${call} (${where})`}`;
  });
  return [head, ...frames].join('\n');
}

/** What stands before an error's message in its stack: `TypeError: `, `TypeError [ERR_…]: `. */
const beforeMessage = /^[\w$]*(?: \[\w+\])?(?:: )?$/;

/** The stack without the message that it begins with; nothing where it begins with another. */
function callsOf({ stack, message }: Error): string {
  if (typeof stack !== 'string') return '';
  const at = stack.indexOf(message);
  return at >= 0 && beforeMessage.test(stack.slice(0, at)) ? stack.slice(at + message.length) : '';
}
