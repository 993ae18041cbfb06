import { Image } from 'lucide-react';
import { useCallback, useSyncExternalStore } from 'react';
import { useTable } from './table-context.ts';

const nothing = (): void => undefined;

/** A picture, small; a sign for one where it has not come yet. Without words of its own: what stands beside it names it. */
export function Thumbnail({ hash, alt = '' }: { hash: string; alt?: string }) {
  const { pictures } = useTable();
  const subscribe = useCallback(
    (listener: () => void) => pictures?.subscribe(hash, listener) ?? nothing,
    [pictures, hash],
  );
  const state = useSyncExternalStore(subscribe, () => pictures?.state(hash));
  return (
    <span className="table-picture">
      {state?.at === 'here' ? (
        <img src={state.url} alt={alt} draggable={false} />
      ) : (
        <Image {...(alt === '' ? { 'aria-hidden': true } : { role: 'img', 'aria-label': alt })} size={16} />
      )}
    </span>
  );
}
