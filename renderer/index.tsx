import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './tokens.css';
import { App } from './app.tsx';
import { keepFocus } from './components/keep-focus.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

keepFocus(root);
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
