import { AnalyticsExportService } from '../export/analytics-export-service.ts';
import { dataFolder } from '../store/data-folder.ts';
import { createEngine } from './engine.ts';
import { accessTo } from './surroundings.ts';

/** Opens the service for one command, which works on no jobs but its own. */
export async function withService<T>(use: (service: AnalyticsExportService) => T | Promise<T>): Promise<T> {
  const service = await AnalyticsExportService.open(dataFolder(), { claims: 'own', createEngine, accessTo });
  try {
    return await use(service);
  } finally {
    await service.close();
  }
}
