import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect } from 'vitest';
import type { JobStatus } from '../../preload/contract/job.ts';
import type { AnalyticsExportService } from '../../main/export/analytics-export-service.ts';
import { parseRequest } from '../../main/export/request.ts';
import { join } from 'node:path';
import { few, seen, test as base, type Office } from '../fixtures/queue-office.ts';

interface School {
  url: string;
  plugIn: () => Promise<void>;
  unplug: () => Promise<void>;
}

/** A server that is not there until it is plugged in, and then under the same address each time. */
// Vitest reads from this pattern that the fixture needs no other.
// eslint-disable-next-line no-empty-pattern
const test = base.extend('school', async ({}, { onCleanup }): Promise<School> => {
  let server: Server | undefined;
  let port = 0;
  const plugIn = async (): Promise<void> => {
    server = createServer((_request, response) => {
      response.setHeader('content-type', 'application/json');
      response.end('[{"name":"Zoë"}]');
    }).listen(port, '127.0.0.1');
    await once(server, 'listening');
    ({ port } = server.address() as AddressInfo);
  };
  const unplug = async (): Promise<void> => {
    if (!server?.listening) return;
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  onCleanup(unplug);
  await plugIn();
  await unplug();
  return { url: `http://127.0.0.1:${port}/`, plugIn, unplug };
});

const request = parseRequest({ sheets: [{ dataset: 'rows' }], output: { format: 'csv', encoding: 'utf-8' } });

async function start(office: Office, service: AnalyticsExportService, url: string): Promise<string> {
  const source = { kind: 'remote', api: 'drf', url } as const;
  return (await service.start(request, source, join(office.desk, 'a.csv'))).taskId;
}

/** The server was found to be away. */
const waits = (status: JobStatus): boolean =>
  status.state === 'RETRY' && status.error.code === 'REMOTE_UNREACHABLE';

describe.concurrent('an export from a server that is away', () => {
  test('waits, also beyond the end of its process, and goes on when the server is back', async ({
    office,
    school,
  }) => {
    const service = await office.open({ waitsForServers: true });
    const waiting = seen(service, waits);
    const taskId = await start(office, service, school.url);
    await waiting;
    await service.close();

    const second = await office.open({ waitsForServers: true });
    // What is not counted as an attempt uses none up.
    for (let times = 0; times < 2; times++) await seen(second, waits);
    expect(second.unfinishedJobs()).toMatchObject([
      { taskId, state: expect.stringMatching(/RETRY|PROGRESS/) as string },
    ]);
    await school.plugIn();
    expect(await second.finished(taskId)).toMatchObject({
      state: 'SUCCESS',
      result: { rows: 1, attempts: 1 },
    });
    expect(office.read('a.csv')).toBe('name\r\nZoë\r\n');
    expect(second.unfinishedJobs()).toEqual([]);
  });

  test('is begun at once when somebody says so, however long it was to wait', async ({ office, school }) => {
    const service = await office.open({ waitsForServers: true, pauses: [600_000] });
    const waiting = seen(service, waits);
    const taskId = await start(office, service, school.url);
    await waiting;
    await school.plugIn();
    service.retry(taskId);
    expect(await service.finished(taskId)).toMatchObject({ state: 'SUCCESS' });
  });

  test('does not hold up the others while it is looked for again and again', async ({ office, school }) => {
    const service = await office.open({ waitsForServers: true, concurrency: 1 });
    const waiting = seen(service, waits);
    await start(office, service, school.url);
    await waiting;
    const local = await office.start(service, few, 'b.csv');
    expect(await service.finished(local)).toMatchObject({ state: 'SUCCESS' });
  });

  test('can be cancelled while it waits', async ({ office, school }) => {
    const service = await office.open({ waitsForServers: true, pauses: [600_000] });
    const waiting = seen(service, waits);
    const taskId = await start(office, service, school.url);
    await waiting;
    service.cancel(taskId);
    expect(await service.finished(taskId)).toMatchObject({ state: 'REVOKED' });
  });

  test('fails after three attempts where somebody stands by', async ({ office, school }) => {
    const service = await office.open();
    const taskId = await start(office, service, school.url);
    expect(await service.finished(taskId)).toMatchObject({
      state: 'FAILURE',
      error: { code: 'REMOTE_UNREACHABLE' },
    });
  });
});
