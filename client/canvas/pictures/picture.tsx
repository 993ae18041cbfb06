import { useMemo } from 'react';
import { Primitives } from '../../charts/primitives.tsx';
import { pictureItem } from '../../../shared/journey/scene-pictures.ts';
import { useStyle } from '../use-style.ts';
import { usePicture } from './use-picture.ts';
import './pictures.css';

export interface PictureProps {
  hash: string | undefined;
  alt: string;
  width: number;
  height: number;
}

/** A picture whole in its place, or the same stand-in every export draws. */
export function Picture({ hash, alt, width, height }: PictureProps) {
  const style = useStyle();
  const state = usePicture(hash);
  const items = useMemo(
    () => pictureItem({ x: 0, y: 0, width, height }, hash, alt, style),
    [width, height, hash, alt, style],
  );
  if (state.at === 'here')
    return <img className="picture" src={state.url} alt={alt} draggable={false} style={{ width, height }} />;
  if (state.at === 'loading' && hash !== undefined)
    return <div className="picture picture-coming" style={{ width, height }} />;
  return (
    <svg className="picture" width={width} height={height} aria-hidden>
      <Primitives items={items} />
    </svg>
  );
}
