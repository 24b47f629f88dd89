import { FileSpreadsheet } from 'lucide-react';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { ScreenSwitch } from '../../../renderer/components/screen-switch.tsx';

const screen = (id: string) => ({ id, label: `To ${id}`, icon: FileSpreadsheet });
const [first, second] = [screen('export'), screen('activity')];
const markup = (...screens: (typeof first)[]): string =>
  renderToStaticMarkup(
    createElement(ScreenSwitch, { screens, current: first.id, onChoose: () => undefined }),
  );

describe('ScreenSwitch', () => {
  it('is not there for one screen', () => {
    expect(markup(first)).toBe('');
  });

  it('has a button for each of several screens, and says which one is shown', () => {
    const buttons = markup(first, second).match(/<button.*?<\/button>/g) ?? [];
    expect(buttons).toHaveLength(2);
    expect(buttons.map((button) => /To \w+/.exec(button)?.[0])).toEqual(['To export', 'To activity']);
    expect(buttons.map((button) => button.includes('aria-current="page"'))).toEqual([true, false]);
  });
});
