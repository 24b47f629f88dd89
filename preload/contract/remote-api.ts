/**
 * The kinds of server that rows can be read from: one that follows `analytics-api.yaml`, and any list of a Django REST
 * Framework.
 */
export const remoteApis = ['api', 'drf'] as const;
export type RemoteApi = (typeof remoteApis)[number];
