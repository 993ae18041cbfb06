import { workerData } from 'node:worker_threads';
import { answerQuestions } from './asker.ts';
import { readFile } from './reader.ts';

const { role } = workerData as { role: 'read' | 'ask' };
if (role === 'read') readFile();
else answerQuestions();
