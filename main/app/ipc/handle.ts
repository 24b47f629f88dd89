import { ipcMain } from 'electron';
import type { z } from 'zod';
import {
  channels,
  type ChannelName,
  type Channels,
  type ParsedRequestOf,
  type ResponseOf,
} from '../../../preload/contract/channels.ts';
import { exportError, ExportFailure, failureReport, type Result } from '../../../preload/contract/errors.ts';
import { parse } from '../../export/request.ts';
import type { ApplicationLog } from '../log/application-log.ts';
import { isOurPage } from '../renderer-origin.ts';

/** What answers each channel. */
type Handlers = {
  [F in keyof Channels]: (request: ParsedRequestOf<F>) => ResponseOf<F> | Promise<ResponseOf<F>>;
};

/** What answers the channels with that noun, all of them. */
export type HandlersOf<Noun extends string> = Pick<
  Handlers,
  { [F in keyof Channels]: Channels[F]['name'] extends `${Noun}:${string}` ? F : never }[keyof Channels]
>;

/**
 * Registers every channel. A request is answered only when it comes from our own page and fits its schema;
 * whatever goes wrong crosses as a Result, a bug without its message.
 */
export function handle(handlers: Handlers, log: ApplicationLog): void {
  for (const key of Object.keys(channels) as (keyof Channels)[]) handleBridge(key, handlers[key], log);
}

function handleBridge<F extends keyof Channels>(key: F, handler: Handlers[F], log: ApplicationLog): void {
  const { name, request } = channels[key];
  handleChannel<z.ZodType>(name, request, (parsed) => handler(parsed as ParsedRequestOf<F>), log);
}

/** Registers one channel, as `handle` does all of the bridge's. */
export function handleChannel<S extends z.ZodType>(
  name: ChannelName,
  schema: S,
  handler: (request: z.output<S>) => unknown,
  log: ApplicationLog,
): void {
  ipcMain.handle(name, (event, request: unknown) =>
    answer(name, log, () => {
      if (!isOurPage(event.senderFrame))
        throw new ExportFailure('REQUEST_INVALID', { problem: 'unknown sender' });
      return handler(parse(schema, request));
    }),
  );
}

/** What crosses to the window of a piece of work: what it gives, or what went wrong, which is logged. */
export async function answer<T>(
  channel: ChannelName,
  log: ApplicationLog,
  work: () => T | Promise<T>,
): Promise<Result<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (thrown) {
    const failure = failureReport(thrown);
    // Whoever types asks anew with every letter.
    if (failure.code !== 'SUPERSEDED') log.note({ what: 'refused', channel, failure });
    return { ok: false, error: exportError(failure) };
  }
}
