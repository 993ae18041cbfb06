import { useCallback, useEffect, useRef, useState } from 'react';
import type { BroughtTable, ReadAs } from '../../shared/files/brought.ts';
import { MAX_BYTES } from '../../shared/files/table/decode.ts';
import type { HeaderChoice } from '../../shared/files/table/table.ts';
import type { Problem } from '../../shared/journey/journey.ts';
import { type Reading, startReading } from './reading.ts';

export interface Brought {
  file: File;
  /** Only the beginning was read: the file is longer than a page can hold, and is for the server. */
  isHead: boolean;
  /** What was chosen instead of the guess. */
  readAs: ReadAs;
  tables: readonly BroughtTable[];
  problems: readonly Problem[];
}

export type State =
  | { is: 'none' }
  | { is: 'reading'; name: string; progress: number }
  | { is: 'failed'; name: string }
  | { is: 'read'; brought: Brought };

/** Enough rows to know a file by. */
const HEAD_BYTES = 1_000_000;

/** The beginning of a long file, up to the end of a line: half a row is no row. */
async function headOf(file: File): Promise<Uint8Array> {
  const bytes = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  const end = bytes.lastIndexOf(10);
  return end > 0 ? bytes.subarray(0, end + 1) : bytes;
}

/** Reads a file that is chosen, dropped or pasted; a newer one takes the place of an older that is still being read. */
export function useBrought(first: File | undefined): {
  state: State;
  take: (file: File) => void;
  cancel: () => void;
  /** The same file with other letters, or parted by another mark. */
  readWith: (readAs: ReadAs) => void;
  readAgain: (at: number, header: HeaderChoice) => void;
} {
  const [state, setState] = useState<State>(() =>
    first ? { is: 'reading', name: first.name, progress: 0 } : { is: 'none' },
  );
  const reading = useRef<Reading>(undefined);
  const turn = useRef(0);

  const cancel = useCallback((): void => {
    turn.current += 1;
    reading.current?.cancel();
    reading.current = undefined;
    setState({ is: 'none' });
  }, []);

  const begin = useCallback((file: File, readAs: ReadAs): void => {
    turn.current += 1;
    reading.current?.cancel();
    const own = turn.current;
    const isOwn = (): boolean => own === turn.current;
    const read = async (): Promise<void> => {
      const isHead = file.size > MAX_BYTES && !/\.xlsx$/iu.test(file.name);
      const bytes = isHead ? await headOf(file) : new Uint8Array(await file.arrayBuffer());
      if (!isOwn()) return;
      const started = startReading(bytes, readAs, (progress) => {
        if (!isOwn()) return;
        // what is read anew stays in sight, and its fields keep the focus
        setState((before) => (before.is === 'read' ? before : { is: 'reading', name: file.name, progress }));
      });
      reading.current = started;
      const tables = await started.done;
      if (!isOwn()) return;
      setState({
        is: 'read',
        brought: { file, isHead, readAs, tables: tables.ok ? tables.value : [], problems: tables.problems },
      });
    };
    read().catch(() => {
      if (isOwn()) setState({ is: 'failed', name: file.name });
    });
  }, []);

  const take = useCallback(
    (file: File): void => {
      setState({ is: 'reading', name: file.name, progress: 0 });
      begin(file, {});
    },
    [begin],
  );

  const file = state.is === 'read' ? state.brought.file : undefined;
  const readWith = useCallback(
    (readAs: ReadAs): void => {
      if (file) begin(file, readAs);
    },
    [file, begin],
  );

  const readAgain = useCallback((at: number, header: HeaderChoice): void => {
    const own = turn.current;
    void reading.current?.again(at, header).then((read) => {
      setState((before) => {
        if (own !== turn.current || before.is !== 'read') return before;
        const { tables } = before.brought;
        const next = read.ok ? tables.with(at, read.value) : tables;
        return { is: 'read', brought: { ...before.brought, tables: next, problems: read.ok ? [] : read.problems } };
      });
    });
  }, []);

  useEffect(() => {
    if (first) begin(first, {});
    return () => {
      turn.current += 1;
      reading.current?.cancel();
    };
  }, [first, begin]);
  return { state, take, cancel, readWith, readAgain };
}
