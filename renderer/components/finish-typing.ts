import { flushSync } from 'react-dom';

/** Has the field that is being typed in tell what it has, as many do only when the focus leaves them. The focus stays there. */
export function finishTyping(): void {
  const field = document.activeElement;
  if (!(field instanceof HTMLElement)) return;
  flushSync(() => {
    field.blur();
  });
  field.focus();
}
