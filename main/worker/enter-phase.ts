import { jobPhases, type JobPhase } from '../../preload/contract/job.ts';
import type { SharedCounters } from '../engine/protocol.ts';

/** Tells whoever looks at the progress what is being done from now on. */
export function enterPhase({ phase: place }: SharedCounters, phase: JobPhase): void {
  Atomics.store(place, 0, jobPhases.indexOf(phase));
}
