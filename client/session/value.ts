/** A value that changes and tells so; fits React's useSyncExternalStore. */
export interface Value<T> {
  get(): T;
  subscribe(listener: () => void): () => void;
}

export interface Settable<T> extends Value<T> {
  set(next: T): void;
}

export function createValue<T>(initial: T): Settable<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
