import type { Connection } from './connection.ts';
import { inFrames, updateFrame } from './frames.ts';
import { Message } from './message.ts';

/** Up to so many sockets and updates, frames that go out in one write cost less than making one of them. */
const FEW = 10;

/**
 * To everybody who did not write it; each frame encoded once, and as few as can be (D12) or, where `apart` allows it, as is
 * cheapest. Gives back what they hold.
 */
export function fanOut(
  connections: ReadonlySet<Connection>,
  updates: readonly Uint8Array[],
  senders: readonly Connection[],
  { apart }: { apart: boolean },
): Uint8Array[] {
  const sent: Uint8Array[] = [];
  const most = apart && connections.size <= FEW && updates.length <= FEW ? 1 : undefined;
  for (const { from, to, merged } of inFrames(updates, most)) {
    sent.push(merged);
    const message = new Message(updateFrame(merged));
    // whoever wrote all of it has it already
    const authors = new Set(senders.slice(from, to));
    const [author] = authors.size === 1 ? authors : [];
    for (const connection of connections) if (connection !== author) connection.send(message);
  }
  return sent;
}
