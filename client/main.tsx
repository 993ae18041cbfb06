// first, so that the page has its theme before anything else runs
import './app/start.ts';
import { createRoot } from 'react-dom/client';
import { App, fetchBoardPage } from './app/app.tsx';
import { startLanguage } from './app/language.ts';
import { keepPage } from './app/offline.ts';

// a board's own script is fetched beside the words, not after them
if (location.pathname.startsWith('/b/')) void fetchBoardPage();
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
keepPage();
await startLanguage();
createRoot(root).render(<App />);
