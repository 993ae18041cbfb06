import { useState } from 'react';
import type { Problem } from '../../shared/journey/journey.ts';
import type { CreateBoardAnswer } from '../../shared/wire/api.ts';
import { type Beginning, createBoard, type CreateFailure, readBoardFile } from './boards.ts';

export interface Failure {
  why: CreateFailure;
  problems: readonly Problem[];
}

export interface Creating {
  /** A template's id, or `file`: what is being made into a board now. */
  busy: string | undefined;
  failure: Failure | undefined;
  /** Waits for the token this server asks for. */
  asksToken: boolean;
  fromTemplate: (template: string, locale: 'en' | 'tr') => void;
  fromFile: (file: File) => void;
  /** Of a journey file that was made here. */
  fromMade: (board: object) => void;
  /** A copy under a title of its own; `of` is the board it is made from. */
  fromBoard: (of: string, title: string, file: unknown) => void;
  withToken: (token: string) => void;
  dismiss: () => void;
}

interface Wish {
  busy: string;
  beginning: Beginning;
}

/** The same journey file under another title. */
function titled(file: unknown, title: string): unknown {
  if (typeof file !== 'object' || file === null || !('board' in file)) return file;
  const { board } = file;
  return { ...file, board: typeof board === 'object' ? { ...board, title } : board };
}

/** Makes a board and hands it over; a board that was not made leaves nothing behind. */
export function useCreate(
  onCreated: (board: CreateBoardAnswer) => void | Promise<void>,
  onBring: (file: File) => void,
): Creating {
  const [busy, setBusy] = useState<string>();
  const [failure, setFailure] = useState<Failure>();
  const [waiting, setWaiting] = useState<Wish>();
  const [token, setToken] = useState('');

  async function make(wish: Wish, createToken: string): Promise<void> {
    setBusy(wish.busy);
    setFailure(undefined);
    const created = await createBoard(wish.beginning, createToken);
    if (created.ok) await onCreated(created.board);
    else if (created.why === 'create-token') {
      setWaiting(wish);
      if (createToken !== '') setFailure(created);
    } else setFailure(created);
    setBusy(undefined);
  }
  async function read(file: File): Promise<void> {
    const content = await readBoardFile(file);
    if (content.ok) await make({ busy: 'file', beginning: { board: content.board } }, token);
    else setFailure({ why: 'journey-file', problems: [content.problem] });
  }
  return {
    busy,
    failure,
    asksToken: waiting !== undefined,
    fromTemplate: (template, locale) => void make({ busy: template, beginning: { template, locale } }, token),
    // what may be a map of another program is seen first
    fromFile: (file) =>
      /\.(?:csv|tsv|xlsx|md|markdown|mmd|mermaid|txt)$/iu.test(file.name) ? onBring(file) : void read(file),
    fromMade: (board) => void make({ busy: 'file', beginning: { board } }, token),
    fromBoard: (of, title, file) => void make({ busy: of, beginning: { board: titled(file, title) } }, token),
    withToken(given) {
      setToken(given);
      setWaiting(undefined);
      if (waiting) void make(waiting, given);
    },
    dismiss() {
      setFailure(undefined);
      setWaiting(undefined);
    },
  };
}
