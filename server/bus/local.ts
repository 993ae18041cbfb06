import type { Bus } from './port.ts';

type Listener = (message: Uint8Array) => void;

/** Several servers in one process, as tests have them: `connect` once for each. */
export function localHub(): { connect: () => Bus } {
  const members = new Set<Map<string, Set<Listener>>>();
  return {
    connect() {
      const own = new Map<string, Set<Listener>>();
      members.add(own);
      return {
        shared: true,
        publish(channel, message) {
          const bytes = message.slice();
          // not in the caller's own turn: a network would not be as quick either
          setImmediate(() => {
            for (const member of members)
              if (member !== own) for (const listener of [...(member.get(channel) ?? [])]) listener(bytes);
          });
        },
        subscribe(channel, listener) {
          const listeners = own.get(channel) ?? new Set();
          own.set(channel, listeners.add(listener));
          return () => {
            listeners.delete(listener);
            if (listeners.size === 0 && own.get(channel) === listeners) own.delete(channel);
          };
        },
        onGap: () => () => undefined,
        listening: async () => true,
        async close() {
          members.delete(own);
          own.clear();
        },
      };
    },
  };
}
