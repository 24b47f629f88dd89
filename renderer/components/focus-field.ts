/** From the most telling to the last resort: what is still empty in a date, any part of it, any other field. */
const inField = [
  '[role=spinbutton][data-placeholder]',
  '[role=spinbutton]',
  'input, textarea, [role=textbox]',
  '[role=row]',
  'button',
];

/** Puts the focus into the field whose place is marked with `data-field`. */
export function focusField(field: string): void {
  const place = document.querySelector(`[data-field="${CSS.escape(field)}"]`);
  // The section it is in may be folded.
  place?.closest('[hidden]')?.dispatchEvent(new Event('beforematch'));
  const [target] = inField.flatMap((selector) => place?.querySelector<HTMLElement>(selector) ?? []);
  target?.focus();
}
