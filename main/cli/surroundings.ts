import { accessThrough } from '../sources/index.ts';
import { environment, type Surroundings } from '../sources/surroundings.ts';
import { askForSecret } from './secret-prompt.ts';

/** What was typed, by the place where it was missed: a command asks once. */
const given = new Map<string, string>();

/** A command has what its environment has; for a secret that is not there, it asks who sits before it. */
const surroundings: Surroundings = {
  ...environment,
  secretAt: async (place, server) => {
    const key = JSON.stringify(place);
    const known = given.get(key);
    if (known !== undefined) return known;
    try {
      return await environment.secretAt(place, server);
    } catch (error) {
      const secret = await askForSecret(`Token or secret for ${server} (it is not shown):`);
      if (secret === undefined) throw error;
      given.set(key, secret);
      return secret;
    }
  },
};

export const accessTo = accessThrough(surroundings);
