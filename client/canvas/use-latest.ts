import { useCallback, useLayoutEffect, useRef } from 'react';

/** A function that stays the same and answers with what is true now. */
export function useLatest<T>(value: T): () => T {
  const latest = useRef(value);
  useLayoutEffect(() => {
    latest.current = value;
  });
  return useCallback(() => latest.current, []);
}
