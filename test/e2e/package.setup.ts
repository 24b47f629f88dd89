import { test } from 'playwright/test';
import { preparedPackage } from '../packaging/prepared-package.ts';

/** Before every test of the packaged application, and only when there are any. */
test('the application is packaged', async () => {
  test.setTimeout(300_000);
  await preparedPackage();
});
