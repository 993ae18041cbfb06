import { useEffect, useState } from 'react';
import { onPicture, pictureOf } from './pictures.ts';

const TINTS = [0, 1, 2, 3, 4] as const;

/** A board as it was last seen here; a sketch of any board where there is no picture of it. */
export function RecentPicture({ id, theme }: { id: string; theme: 'light' | 'dark' }) {
  const [source, setSource] = useState<string>();
  useEffect(() => {
    let here = true;
    let made: string | undefined;
    const show = async (changed: string): Promise<void> => {
      const picture = changed === id ? await pictureOf(id) : undefined;
      if (!here || !picture) return;
      if (made !== undefined) URL.revokeObjectURL(made);
      made = URL.createObjectURL(picture[theme]);
      setSource(made);
    };
    void show(id);
    const stop = onPicture((changed) => void show(changed));
    return () => {
      here = false;
      stop();
      if (made !== undefined) URL.revokeObjectURL(made);
    };
  }, [id, theme]);
  return source === undefined ? <Sketch /> : <img src={source} alt="" />;
}

function Sketch() {
  return (
    <svg viewBox="0 0 300 200" aria-hidden focusable="false">
      {TINTS.map((tint, place) => (
        <path key={tint} d={`M${48 + place * 48},22h40l6,8l-6,8h-40l6,-8z`} fill={`var(--stage-${tint}-fill)`} />
      ))}
      {[58, 98, 138].map((y) => (
        <g key={y} fill="var(--surface)" stroke="var(--hairline)">
          <path d={`M12,${y - 8}H290`} />
          <rect x="12" y={y + 6} width="24" height="4" rx="2" fill="var(--hairline)" stroke="none" />
          {TINTS.map((tint, place) => (
            <rect key={tint} x={50 + place * 48} y={y} width="40" height="20" rx="4" />
          ))}
        </g>
      ))}
    </svg>
  );
}
