import '@fontsource-variable/inter';
import { config } from 'zod/mini';
import { standInForStorage } from './refused-storage.ts';
import { startTheme } from './theme.ts';
import './theme.css';

// its compiled checks need eval, which the page's security policy forbids
config({ jitless: true });
// before the first choice of long ago is read
standInForStorage(window);
startTheme();
