import { ArrowLeft } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import { encode } from 'uqr';
import type { Role } from '../../shared/wire/roles.ts';
import { Button } from '../ui/button.tsx';
import { useTranslation } from '../ui/speech.ts';

/** One path for all dark squares of a row that touch: thousands of rectangles would be slow to draw. */
export function pathOf(modules: readonly (readonly boolean[])[]): string {
  return modules
    .flatMap((row, y) => {
      const runs: string[] = [];
      for (let x = 0; x < row.length; x++) {
        const from = x;
        while (row[x]) x++;
        if (x > from) runs.push(`M${from} ${y}h${x - from}v1H${from}z`);
      }
      return runs;
    })
    .join('');
}

export interface RoomCodeProps {
  role: Role;
  url: string;
  onBack: () => void;
}

/** A link as a code large enough to be read by phones across the room; dark on white in every theme, or cameras fail. */
export function RoomCode({ role, url, onBack }: RoomCodeProps) {
  const { t } = useTranslation();
  const { data, size } = useMemo(() => encode(url, { ecc: 'M', border: 4 }), [url]);
  const name = t(`share.role.${role}`);
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // what was pressed is hidden now, and gets the focus back when the code goes
    const before = document.activeElement;
    frame.current?.querySelector('button')?.focus();
    return () => {
      if (before instanceof HTMLElement) requestAnimationFrame(() => before.focus());
    };
  }, []);
  return (
    <div ref={frame} className="room-code">
      <svg role="img" aria-label={t('share.codeOf', { role: name })} viewBox={`0 0 ${size} ${size}`}>
        <rect width={size} height={size} fill="#fff" />
        <path d={pathOf(data)} fill="#000" shapeRendering="crispEdges" />
      </svg>
      <p>
        <strong>{name}</strong>
        <span>{t(`share.may.${role}`)}</span>
      </p>
      <Button icon={<ArrowLeft aria-hidden />} onPress={onBack}>
        {t('share.codeBack')}
      </Button>
    </div>
  );
}
