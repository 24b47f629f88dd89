import { FileOutput } from './file-output.ts';
import { OutputThread } from './output-thread.ts';
import type { Output, OutputPlan } from './output.ts';

/** From so many rows on, encoding some while others are being read saves more than starting a thread costs. */
export const manyRows = 100_000;

/** Begins the file of so many rows. */
export const createOutput = async (plan: OutputPlan, rows: number): Promise<Output> =>
  rows < manyRows ? FileOutput.create(plan) : new OutputThread(plan);
