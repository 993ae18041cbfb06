import '@fontsource-variable/inter';
import { config } from 'zod/mini';
import { startTheme } from './theme.ts';
import './theme.css';

// its compiled checks need eval, which the page's security policy forbids
config({ jitless: true });
startTheme();
