/**
 * Focusing a field that is out of sight scrolls to it, and says so in the next frame: the list that the focus opens would take
 * that for the person's scrolling and close. To be called as the field gets the focus.
 */
export function keepOpen(field: Element): void {
  const ignore = (event: Event): void => {
    if (event.target instanceof Node && event.target.contains(field)) event.stopImmediatePropagation();
  };
  window.addEventListener('scroll', ignore, true);
  // Events of scrolling come before the callbacks of a frame.
  requestAnimationFrame(() => {
    window.removeEventListener('scroll', ignore, true);
  });
}
