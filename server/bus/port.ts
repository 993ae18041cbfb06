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
