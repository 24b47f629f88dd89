import { StrictMode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { createRoot } from 'react-dom/client';
import './tokens.css';
import { followAccent } from './accent/follow-accent.ts';
import { App } from './app.tsx';
import { keepFocus } from './components/keep-focus.ts';
import { words } from './words.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

followAccent();
keepFocus(root);
createRoot(root).render(
  <StrictMode>
    <I18nProvider locale={words.locale}>
      <App />
    </I18nProvider>
  </StrictMode>,
);
