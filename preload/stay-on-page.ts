/**
 * Refuses to leave the page, wherever to. Main refuses too, but Chromium does not ask it about `about:blank`, which
 * would leave an empty window.
 */
export function stayOnPage(): void {
  window.navigation.addEventListener('navigate', (event) => {
    if (event.destination.url !== location.href) event.preventDefault();
  });
}
