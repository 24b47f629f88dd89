import { execFileSync } from 'node:child_process';
import { test, type TestContext } from 'vitest';

/** Runs a check that needs programs this machine may lack; it is skipped then, and says which is missing. */
export function testWith(
  programs: readonly (keyof typeof versionArguments)[],
  name: string,
  check: (context: TestContext) => void | Promise<void>,
): void {
  test(name, async (context) => {
    const missing = programs.find((program) => !isInstalled(program));
    context.skip(missing !== undefined, `${missing ?? ''} is not installed`);
    await check(context);
  });
}

/** How each program is asked whether it is there. */
const versionArguments = { python3: '--version', soffice: '--version', unzip: '-v' } as const;

const known = new Map<string, boolean>();

export function isInstalled(program: keyof typeof versionArguments): boolean {
  const answer = known.get(program);
  if (answer !== undefined) return answer;
  let found = true;
  try {
    execFileSync(program, [versionArguments[program]], { stdio: 'ignore' });
  } catch {
    found = false;
  }
  known.set(program, found);
  return found;
}
