import { fileExtensions, type ExportRequest } from '../../preload/contract/export.ts';

/** `{report_name}_{YYYYMMDD_HHMMSS}.{ext}` in local time, with nothing in it that Windows, macOS or Linux refuse. */
export function exportFileName(request: ExportRequest, now: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}`;
  const time = `${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}`;
  const name = safeName(request.reportName ?? request.sheets[0].dataset);
  return `${name}_${day}_${time}.${fileExtensions[request.output.format]}`;
}

function safeName(name: string): string {
  const safe = name
    .toWellFormed()
    // eslint-disable-next-line no-control-regex -- control characters are what is to be replaced
    .replace(/[\u0000-\u001f<>:"/\\|?*]+/g, '_')
    .replace(/^[.\s]+/, '')
    .slice(0, 80)
    .trim();
  return safe === '' ? 'export' : safe;
}
