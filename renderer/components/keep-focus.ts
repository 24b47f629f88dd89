const focusable =
  'button:not([disabled]), input:not([disabled], [hidden]), textarea:not([disabled]), [tabindex="0"], [role=row]';

/**
 * Keeps the keyboard's place when what has the focus is taken away (a notice that is dismissed, a row that ends): the
 * focus goes to what is nearest to it, where the browser would let it fall to the page's beginning.
 */
export function keepFocus(root: HTMLElement): void {
  /** What had the focus last, and everything it was in, from the inside out. */
  let path: HTMLElement[] = [];
  root.addEventListener('focusin', ({ target }) => {
    path = [];
    for (let element = target; element instanceof HTMLElement; element = element.parentElement)
      path.push(element);
  });
  new MutationObserver(() => {
    const [focused] = path;
    if (!focused || focused.isConnected || document.activeElement !== document.body) return;
    for (const place of path) {
      const next = place.isConnected ? place.querySelector<HTMLElement>(focusable) : null;
      if (next) {
        next.focus();
        return;
      }
    }
  }).observe(root, { childList: true, subtree: true });
}
