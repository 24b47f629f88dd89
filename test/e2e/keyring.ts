import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';

const programs = ['/usr/bin/dbus-daemon', '/usr/bin/gnome-keyring-daemon'] as const;

/** Whether this machine has what a keyring takes. */
export const hasKeyring = programs.every((program) => existsSync(program));

export interface Keyring {
  /** What a program is started with to find it. */
  environment: Record<string, string>;
  end: () => Promise<void>;
}

/** GNOME's keyring as after a person has logged in, with a bus of its own, in a folder of its own. */
export async function startKeyring(folder: string): Promise<Keyring> {
  const [busProgram, keyringProgram] = programs;
  const environment: Record<string, string> = { HOME: folder, XDG_CURRENT_DESKTOP: 'GNOME' };
  for (const kind of ['DATA', 'CONFIG', 'CACHE']) environment[`XDG_${kind}_HOME`] = join(folder, kind);
  environment.XDG_RUNTIME_DIR = join(folder, 'runtime');
  for (const path of Object.values(environment).filter((path) => path.startsWith(folder)))
    mkdirSync(path, { recursive: true, mode: 0o700 });
  const env = { ...process.env, ...environment };

  const bus = spawn(
    busProgram,
    ['--session', '--nofork', '--print-address', `--address=unix:path=${join(folder, 'bus')}`],
    { env, stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const [address] = (await once(createInterface(bus.stdout), 'line')) as [string];
  environment.DBUS_SESSION_BUS_ADDRESS = address;
  const keyring = spawn(keyringProgram, ['--foreground', '--unlock', '--components=secrets'], {
    env: { ...env, DBUS_SESSION_BUS_ADDRESS: address },
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  keyring.stdin.end('a password');
  const hasOwner = ['--print-reply', '--dest=org.freedesktop.DBus', '/', 'org.freedesktop.DBus.NameHasOwner'];
  const asked = ['--session', ...hasOwner, 'string:org.freedesktop.secrets'];
  // Neither of the two tells when programs can find it.
  while (!execFileSync('/usr/bin/dbus-send', asked, { env: { ...env, ...environment } }).includes('true'))
    await delay(20);
  const ended = async (child: ChildProcess): Promise<void> => {
    const exit = once(child, 'exit');
    child.kill('SIGKILL');
    await exit;
  };
  return {
    environment,
    end: async () => {
      await ended(keyring);
      await ended(bus);
    },
  };
}
