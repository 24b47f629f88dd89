import packageJson from '../../package.json' with { type: 'json' };

/** The application's name and version, the same for the window and the command line. */
export const application = `${packageJson.productName} ${packageJson.version}`;
