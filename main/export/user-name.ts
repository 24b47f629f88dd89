import { userInfo } from 'node:os';

/** The operating system's name of the user, which a user without an account (a container's) has not. */
export function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'unknown';
  }
}
