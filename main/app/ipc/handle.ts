import { ipcMain } from 'electron';
import type { z } from 'zod';
import { requestSchemas, type InvokeChannel, type Responses } from '../../../preload/contract/channels.ts';
import { ExportFailure, exportError, failureReport, type Result } from '../../../preload/contract/errors.ts';
import { parse } from '../../export/request.ts';
import { isOurPage } from '../renderer-origin.ts';

type Request<C extends InvokeChannel> = z.output<(typeof requestSchemas)[C]>;

/** What answers each channel. */
export type Handlers = {
  [C in InvokeChannel]: (request: Request<C>) => Responses[C] | Promise<Responses[C]>;
};

/**
 * Registers every channel. A request is answered only when it comes from our own page and fits its schema;
 * whatever goes wrong crosses as a Result, a bug without its message.
 */
export function handle(handlers: Handlers): void {
  for (const channel of Object.keys(requestSchemas) as InvokeChannel[]) register(channel, handlers[channel]);
}

function register<C extends InvokeChannel>(channel: C, handler: Handlers[C]): void {
  ipcMain.handle(channel, async (event, request: unknown): Promise<Result<Responses[C]>> => {
    try {
      if (!isOurPage(event.senderFrame))
        throw new ExportFailure('REQUEST_INVALID', { problem: 'unknown sender' });
      const parsed = parse<z.ZodType>(requestSchemas[channel], request) as Request<C>;
      return { ok: true, value: await handler(parsed) };
    } catch (thrown) {
      const report = failureReport(thrown);
      if (report.trace !== undefined) console.error(report.trace);
      return { ok: false, error: exportError(report) };
    }
  });
}
