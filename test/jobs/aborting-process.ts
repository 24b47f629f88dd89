// A process that works on the queue like the window and ends (SIGABRT) as soon as a job begins: node aborting-process.js DATA
import { AnalyticsExportService } from '../../main/export/analytics-export-service.ts';

const service = await AnalyticsExportService.open(process.argv[2] ?? '', { claims: 'every' });
service.onJobChanged(({ state }) => {
  if (state === 'PROGRESS') process.abort();
});
// With nothing to do it ends by itself.
if (service.jobs().every(({ state }) => state !== 'PENDING' && state !== 'PROGRESS')) await service.close();
