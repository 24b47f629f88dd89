/** Devices of Windows: a name is theirs whatever follows its first dot (Microsoft, Naming Files, Paths, and Namespaces). */
const device = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³]) *(\.|$)/i;

// eslint-disable-next-line no-control-regex -- control characters are refused too
const refused = /[\u0000-\u001f<>:"/\\|?*]|[. ]$/;

export const isDeviceName = (name: string): boolean => device.test(name);

/**
 * Whether Windows takes a file of that name for what it is. Node asks it for names as they are, which makes files that
 * no other program can open, or a stream hidden in another file (`a:b.csv`).
 */
export const isWindowsName = (name: string): boolean => !refused.test(name) && !isDeviceName(name);
