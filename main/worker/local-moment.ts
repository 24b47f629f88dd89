/** A moment on this computer's clock in ISO 8601, with the offset from UTC: `2024-09-02T10:15:00+02:00`. */
export function localMoment(moment: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const offset = -moment.getTimezoneOffset();
  const shifted = new Date(moment.getTime() + offset * 60_000).toISOString().slice(0, 19);
  const ahead = Math.abs(offset);
  return `${shifted}${offset < 0 ? '-' : '+'}${two(Math.floor(ahead / 60))}:${two(ahead % 60)}`;
}
