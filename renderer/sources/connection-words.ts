import type { ConnectionInfo, NewConnection } from '../../preload/contract/connection.ts';
import { remoteApis, type RemoteApi } from '../../preload/contract/remote-api.ts';

interface KindWords {
  label: string;
  detail: string;
  /** What an address of one looks like. */
  example: string;
  /** What usually lets one in. */
  signIn: NewConnection['signIn']['with'];
}

export const kindWords: Record<RemoteApi, KindWords> = {
  api: {
    label: 'Analytics API',
    detail: 'A server made for this application',
    example: 'https://school.example/analytics/',
    signIn: 'token',
  },
  drf: {
    label: 'Django REST Framework',
    detail: 'One list of any Django server',
    example: 'https://school.example/api/results/',
    signIn: 'token',
  },
  oneroster: {
    label: 'OneRoster',
    detail: 'Results from a school information system, 1.1 and 1.2',
    example: 'https://sis.school.example/',
    signIn: 'client',
  },
};

export const kinds = remoteApis.map((id) => ({
  id,
  label: kindWords[id].label,
  detail: kindWords[id].detail,
}));

/** What there is to know of the secret of a connection. */
export const secretWords: Record<ConnectionInfo['secret'], string> = {
  none: 'Without a token',
  kept: 'Token kept, encrypted',
  'until-the-end': 'Token until you close the window',
  variable: 'Token in an environment variable',
  missing: 'The token is not there any more',
};
