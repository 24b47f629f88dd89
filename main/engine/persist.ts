import { ExportFailure } from '../../preload/contract/errors.ts';
import type { Engine } from './engine.ts';
import type { WorkerTask, WorkerTasks } from './protocol.ts';

/** Asks once more when the engine has ended: another question may have been why. */
export async function persist<T extends WorkerTask>(
  engine: Engine,
  task: T,
  take: WorkerTasks[T]['take'],
  signal?: AbortSignal,
): Promise<WorkerTasks[T]['give']> {
  const ask = (): Promise<WorkerTasks[T]['give']> =>
    engine.perform(task, take, { ...(signal && { signal }) });
  return ask().catch((error: unknown) => {
    const hasEnded = error instanceof ExportFailure && error.code === 'ENGINE_ENDED';
    if (!hasEnded || signal?.aborted) throw error;
    return ask();
  });
}
