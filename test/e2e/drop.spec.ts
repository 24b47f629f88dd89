import { join } from 'node:path';
import { mkdirSync } from 'node:fs';
import { createDatabase } from '../fixtures/database.ts';
import { expect, test, type Application } from './application.ts';
import { picture } from './look.ts';
import { goTo, previewRows, showsSampleSchool } from './screen.ts';

/** Drags files over the middle of the window, as the system does, and drops them there unless told otherwise. */
async function drag(
  { page }: Application,
  files: string[],
  ...steps: ('dragEnter' | 'dragOver' | 'drop')[]
): Promise<void> {
  const session = await page.context().newCDPSession(page);
  for (const type of steps)
    await session.send('Input.dispatchDragEvent', {
      type,
      x: 640,
      y: 400,
      data: { items: [], files, dragOperationsMask: 1 },
    });
  await session.detach();
}

test('a database that is dropped on the window is opened, once the person has said so', async ({
  application,
}, info) => {
  const { page, electron, desk } = application;
  const [north, south] = ['north', 'south'].map((name) =>
    createDatabase(
      join(desk, `${name}.db`),
      `CREATE TABLE marks (mark TEXT); INSERT INTO marks VALUES ('${name}')`,
    ),
  ) as [string, string];
  await showsSampleSchool(page);
  const answer = (button: string): Promise<void> =>
    electron.evaluate(({ dialog }, words) => {
      dialog.showMessageBox = (...given: unknown[]) => {
        const { message, buttons = [] } = given.at(-1) as Electron.MessageBoxOptions;
        ((globalThis as { asked?: string[] }).asked ??= []).push(message);
        return Promise.resolve({ response: buttons.indexOf(words), checkboxChecked: false });
      };
    }, button);
  const asked = (): Promise<unknown> =>
    electron.evaluate(() => (globalThis as { asked?: string[] }).asked ?? []);
  const opened = (name: string) => page.getByRole('button', { name: `Data from: ${name}` });
  const problem = page.getByText(/^One database is opened at a time\. Drop a single file/);
  const hint = page.getByText('Drop the database here to open it');

  /** An event as a script of the page makes it up. */
  const madeUp = (type: string): Promise<unknown> =>
    page.evaluate((name) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['x'], 'x.db'));
      document
        .elementFromPoint(640, 400)
        ?.dispatchEvent(new DragEvent(name, { bubbles: true, dataTransfer }));
    }, type);

  await answer('Cancel');
  await drag(application, [north], 'dragEnter', 'dragOver');
  await expect(hint).toBeVisible();
  await picture(application, info, 'drop');
  // The tools that drag here do not leave the window.
  await madeUp('dragleave');
  await expect(hint).toBeHidden();
  await madeUp('drop');
  await drag(application, [north], 'dragEnter', 'dragOver', 'drop');
  await expect.poll(asked).toEqual(["Do you want to open 'north.db'?"]);
  await expect(problem).toBeHidden();
  await expect(opened('Sample school')).toBeVisible();
  await expect(hint).toBeHidden();

  // On a field, too, that would otherwise read the file itself.
  await answer('Open');
  await goTo(page, 'Query');
  await drag(application, [north], 'dragEnter', 'dragOver', 'drop');
  await expect(opened('north.db')).toBeVisible();
  expect(await previewRows(page)).toEqual([['north']]);

  mkdirSync(join(desk, 'folder.db'));
  for (const files of [[north, south], [join(desk, 'folder.db')]]) {
    await drag(application, files, 'dragEnter', 'dragOver', 'drop');
    await expect(problem).toBeVisible();
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await expect(problem).toBeHidden();
  }
  expect(await asked()).toHaveLength(2);
  await expect(opened('north.db')).toBeVisible();
});
