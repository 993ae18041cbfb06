import { useSyncExternalStore } from 'react';
import type { BoardPort } from '../../shared/document/board.ts';
import type { Journey } from '../../shared/journey/journey.ts';

export function useRecords(port: BoardPort): Journey {
  return useSyncExternalStore(port.subscribe, port.records);
}
