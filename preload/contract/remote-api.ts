/**
 * The kinds of server that rows can be read from: one that follows `analytics-api.yaml`, any list of a Django REST
 * Framework, and what school information systems offer by 1EdTech's OneRoster.
 */
export const remoteApis = ['api', 'drf', 'oneroster'] as const;
export type RemoteApi = (typeof remoteApis)[number];
