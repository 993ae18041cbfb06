import { bringArial } from './advances.ts';
import arial from './arial.json';

bringArial(arial);
