import { createRoot } from 'react-dom/client';
import './app/page.css';
import { StartPage } from './app/start-page.tsx';
import { detectLocale } from './app/words.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
document.documentElement.lang = detectLocale(navigator.language);
createRoot(root).render(<StartPage initialLocale={detectLocale(navigator.language)} />);
