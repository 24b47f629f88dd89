import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { expect, launch, quit, test as base } from './application.ts';
import { hasKeyring, startKeyring } from './keyring.ts';
import { look } from './look.ts';
import { startSchoolServer, type SchoolServer } from './school-server.ts';
import { choose, chooseFormat, exportTo, goTo, previewRows, rename, showsSampleSchool } from './screen.ts';
import { tracesOf } from './traces.ts';

const token = 'canary-7d1f0c52';

const test = base.extend<{ millisecondsPerPage: number; server: SchoolServer }>({
  millisecondsPerPage: [0, { option: true }],
  server: async ({ millisecondsPerPage }, use) => {
    const server = await startSchoolServer(token, millisecondsPerPage);
    await use(server);
    await server.unplug();
  },
});

/** Fills in the dialog that adds a connection, and closes it. */
async function addConnection(page: Page, name: string, url: string, secret = token): Promise<void> {
  await page.getByRole('button', { name: 'Add a connection…' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await choose(page, 'Kind of server', 'Django REST Framework');
  await page.getByRole('textbox', { name: 'Address' }).fill(url);
  await page.getByRole('textbox', { name: 'Token' }).fill(secret);
  await page.getByRole('button', { name: 'Add and test' }).click();
}

const row = (page: Page, name: string) => page.getByRole('listitem', { name, exact: true });

test.describe('a server that is pulled out and plugged in again', () => {
  test.use({ millisecondsPerPage: 60 });

  test('is added, tried and exported from, and the file is complete', async ({ application, server }) => {
    const { page, desk, data, saveAs, complaints } = application;
    await showsSampleSchool(page);
    await goTo(page, 'Connections');
    await addConnection(page, 'Our school', server.url);
    await expect(row(page, 'Our school')).toContainText(
      'The connection works. It offers Our school (100,000 rows).',
    );
    await row(page, 'Our school').getByRole('button', { name: 'Use' }).click();

    await expect(page.getByRole('button', { name: 'Data from: Our school' })).toBeVisible();
    expect((await previewRows(page))[0]).toEqual(['1', '00000001', 'Pupil 1', 'Maths', '1.00']);
    await rename(page, 'student.name', 'Wer');
    await page.getByRole('button', { name: 'Add filter' }).click();
    await page.getByRole('menuitem', { name: 'subject' }).click();
    await page.getByRole('textbox', { name: 'Value for subject' }).fill('Art');
    await chooseFormat(page, 'CSV');
    await saveAs(join(desk, 'results.csv'));
    await exportTo(page);

    const job = page.getByRole('listitem', { name: 'results.csv' });
    await expect(job).toContainText(/[1-9][\d,]* rows/);
    await server.unplug();
    await expect(job).toContainText('goes on by itself', { timeout: 30_000 });
    await server.plugIn();
    await expect(job.getByRole('button', { name: 'Open', exact: true })).toBeVisible({ timeout: 60_000 });

    const lines = readFileSync(join(desk, 'results.csv'), 'utf8').trimEnd().split('\r\n');
    expect(lines.slice(0, 2)).toEqual([
      '\uFEFFid,student.number,Wer,subject,score',
      '2,"=""00000002""",Pupil 2,Art,2.00',
    ]);
    expect(lines).toHaveLength(50_001);
    expect(new Set(lines).size).toBe(50_001);
    expect(tracesOf([token], [data, desk])).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

test('Connections have no accessibility violation', async ({ application, server }, info) => {
  const { page, complaints } = application;
  await showsSampleSchool(page);
  await goTo(page, 'Connections');
  await expect(page.getByText('There are none yet.')).toBeVisible();
  await look(application, info, 'none');

  await page.getByRole('button', { name: 'Add a connection…' }).click();
  await choose(page, 'What lets you in', 'Client ID and secret');
  await look(application, info, 'adding');
  await page.keyboard.press('Escape');

  await addConnection(page, 'Our school', server.url);
  await expect(row(page, 'Our school')).toContainText('The connection works.');
  await addConnection(page, 'The school across the river', server.url, 'wrong');
  await expect(row(page, 'The school across the river')).toContainText('does not let you in');
  await look(application, info, 'tried');

  await page.getByRole('button', { name: /^Data from/ }).click();
  await expect(page.getByRole('menuitem', { name: 'The school across the river' })).toBeVisible();
  await look(application, info, 'chosen');
  expect(complaints).toEqual([]);
});

test.describe('where the system has a keyring', () => {
  test.skip(!hasKeyring, 'dbus-daemon and gnome-keyring-daemon are not installed');
  test.use({
    // Playwright reads from this pattern that the fixture needs no other.
    // eslint-disable-next-line no-empty-pattern
    environment: async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'analytics-export-keyring-'));
      const keyring = await startKeyring(folder);
      await use(keyring.environment);
      await keyring.end();
      await rm(folder, { recursive: true });
    },
  });

  test('a token is on the disk encrypted, is there after a restart, and is shown to nobody', async ({
    application,
    environment,
    server,
  }) => {
    const { page, electron, data, desk } = application;
    await showsSampleSchool(page);
    await goTo(page, 'Connections');
    await addConnection(page, 'Our school', server.url);
    await expect(row(page, 'Our school')).toContainText('The connection works.');
    await expect(row(page, 'Our school')).toContainText('Token kept, encrypted');
    await quit(electron);

    const second = await launch(data, environment);
    const secondPage = await second.firstWindow();
    await goTo(secondPage, 'Connections');
    await row(secondPage, 'Our school').getByRole('button', { name: 'Test' }).click();
    await expect(row(secondPage, 'Our school')).toContainText('The connection works.');
    const told = await secondPage.evaluate(async () => {
      const bridge = Reflect.get(globalThis, 'analyticsExport') as Record<string, () => Promise<unknown>>;
      return JSON.stringify(await bridge.listConnections?.());
    });
    expect(told).toContain('Our school');
    expect(told).not.toContain(token);
    expect(tracesOf([token], [data, desk])).toEqual([]);
    await second.evaluate(({ dialog }) => {
      dialog.showMessageBox = () => Promise.resolve({ response: 0, checkboxChecked: false });
    });
    await row(secondPage, 'Our school').getByRole('button', { name: 'Remove' }).click();
    await expect(secondPage.getByText('There are none yet.')).toBeVisible();
    await second.close();
    expect(readdirSync(join(data, 'connections'))).toEqual([]);
  });
});

test('a server is reached through the proxy that a PAC script names for it', async ({ application }) => {
  const { page, electron } = application;
  const led: string[] = [];
  const proxy = createServer();
  proxy.on('connect', ({ url }, socket) => {
    led.push(url ?? '');
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const { port } = proxy.address() as AddressInfo;
  // As the operating system's settings would name one.
  const script = `function FindProxyForURL(url, host) {
    return host === 'school.example' ? 'SOCKS5 127.0.0.1:9; PROXY 127.0.0.1:${port}; DIRECT' : 'DIRECT';
  }`;
  await electron.evaluate(
    ({ session }, pacScript) => session.fromPartition('servers').setProxy({ mode: 'pac_script', pacScript }),
    `data:application/x-ns-proxy-autoconfig;base64,${Buffer.from(script).toString('base64')}`,
  );
  await showsSampleSchool(page);
  await goTo(page, 'Connections');
  await addConnection(page, 'Our school', 'https://school.example/api/results/');
  await expect(row(page, 'Our school')).toContainText(`'school.example (through 127.0.0.1:${port})'`);
  expect(led).toEqual(['school.example:443']);
  proxy.close();
});
