import type { Page } from 'playwright/test';
import { expect, type Application } from './application.ts';

/** Enlarges the page as View → Zoom in does. */
export async function zoom({ electron, page }: Application, factor: number): Promise<void> {
  const width = await electron.evaluate(({ BrowserWindow }, wanted) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.webContents.setZoomFactor(wanted);
    return window?.getContentSize()[0] ?? 0;
  }, factor);
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width / factor);
}

/** How many rows of the preview can be read whole, without scrolling. */
export const readableRows = (page: Page): Promise<number> =>
  page.getByRole('grid', { name: /^(Preview|Vorschau)$/ }).evaluate(
    (grid) =>
      [...grid.querySelectorAll('[role=rowgroup] [role=row]')].filter((row) => {
        const { top, bottom, left } = row.getBoundingClientRect();
        return [top + 2, bottom - 2].every((y) => row.contains(document.elementFromPoint(left + 4, y)));
      }).length,
  );

/** The controls that stay covered or outside of the window when they have the focus, and how many there are. */
export const controls = (page: Page): Promise<{ count: number; unreachable: string[] }> =>
  page.evaluate(async () => {
    const seen = new Set<Element>();
    const unreachable: string[] = [];
    // Long lists draw what is in sight: what comes next is known when the one before it has been scrolled to.
    for (;;) {
      const control = [
        ...document.querySelectorAll<HTMLElement>('button, input, textarea, [role=spinbutton]'),
      ].find((one) => !seen.has(one) && one.checkVisibility() && one.closest('[aria-hidden=true]') === null);
      if (!control) return { count: seen.size, unreachable };
      seen.add(control);
      control.focus();
      // Some are pressed through what they are on.
      const isPressedThrough = getComputedStyle(control).pointerEvents === 'none';
      const place = control.closest(isPressedThrough ? '[role=row]' : 'label') ?? control;
      const isAtItsPlace = (): boolean => {
        const { left, top, width, height } = place.getBoundingClientRect();
        return place.contains(document.elementFromPoint(left + width / 2, top + height / 2));
      };
      // A long list is not pressed while it scrolls.
      for (let frame = 0; frame < 100 && !isAtItsPlace(); frame++)
        await new Promise((resolve) => requestAnimationFrame(resolve));
      // What was drawn anew meanwhile is looked at as what it has become.
      if (isAtItsPlace() || !control.isConnected) continue;
      const { left, top, width, height } = place.getBoundingClientRect();
      const cover = document.elementFromPoint(left + width / 2, top + height / 2);
      const name = control.ariaLabel ?? control.closest('label')?.textContent ?? control.outerHTML;
      unreachable.push(`${name}, behind ${cover?.outerHTML.slice(0, 200) ?? 'nothing'}`);
    }
  });

/** The texts that are cut, or stick out of the control, or with it out of the row or the part of the page, that they are in, unless they scroll or end with three dots. */
export const cutTexts = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const isCut = (element: Element): boolean => {
      const frame = element.closest('button, label, [role=option], [role=dialog], section, header, nav');
      const text = document.createRange();
      text.selectNodeContents(element);
      const [inner, outer] = [text.getBoundingClientRect(), (frame ?? element).getBoundingClientRect()];
      // What only screen readers are to find is a pixel large.
      if (element.clientWidth === 1 || inner.width === 0) return false;
      const row = frame?.tagName === 'BUTTON' ? frame.parentElement : null;
      if (row && row.clientWidth > 0 && row.scrollWidth > row.clientWidth + 1) return true;
      for (
        let around: Element | null = element;
        around;
        around = around === frame ? null : around.parentElement
      ) {
        const { textOverflow, overflowX } = getComputedStyle(around);
        if (textOverflow === 'ellipsis' || overflowX === 'auto' || overflowX === 'scroll') return false;
        // A box in a line has no width of its own.
        if (around.clientWidth > 0 && inner.width > around.clientWidth + 1) return true;
      }
      return inner.left < outer.left - 1 || inner.right > outer.right + 1 || inner.bottom > outer.bottom + 1;
    };
    return [...document.querySelectorAll('body *')]
      .filter((element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE))
      .filter(
        (element) => element.checkVisibility() && !element.closest('[role=grid], svg') && isCut(element),
      )
      .map((element) => element.textContent);
  });
