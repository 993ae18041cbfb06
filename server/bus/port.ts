/**
 * D11: only the doorbell between processes. What it carries may be lost, late, or heard twice; whatever must not be lost is
 * in storage, where the next look finds it.
 */
export interface Bus {
  /** Other processes may write to the same boards; a lone one need not look for what they wrote. */
  readonly shared: boolean;
  /** To every other process that listens on the channel. Never waits and never throws. */
  publish(channel: string, message: Uint8Array): void;
  /** Until the function it gives back is called. One's own messages are not heard. */
  subscribe(channel: string, listener: (message: Uint8Array) => void): () => void;
  /** Told each time messages may have been missed. */
  onGap(listener: () => void): () => void;
  /** Resolves when all is heard that is subscribed to so far, and one is heard oneself; false where that is not to be had now. */
  listening(): Promise<boolean>;
  close(): Promise<void>;
}

/** Tells nobody and hears nothing. `shared`: other processes may be there all the same, to be found by looking at storage. */
export function silentBus(shared = false): Bus {
  return {
    shared,
    publish: () => undefined,
    subscribe: () => () => undefined,
    onGap: () => () => undefined,
    listening: async () => true,
    close: async () => undefined,
  };
}
