// A process that opens the queue and closes it again, and prints what then keeps it alive: node closing-process.js DATA
import { AnalyticsExportService } from '../../main/export/analytics-export-service.ts';

const service = await AnalyticsExportService.open(process.argv[2] ?? '', { claims: 'every' });
await service.close();
console.log(process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length, 'timers');
