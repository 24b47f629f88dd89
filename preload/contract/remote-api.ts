/**
 * The kinds of server that rows can be read from: any list of a Django REST Framework.
 */
export const remoteApis = ['drf'] as const;
export type RemoteApi = (typeof remoteApis)[number];
