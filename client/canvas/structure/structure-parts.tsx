import type { MapLayout } from '../../../shared/journey/layout.types.ts';
import { LanePicker } from './lane-picker.tsx';
import { useReveal } from './use-reveal.ts';
import './structure.css';

/** What the frame of the map needs beside what is drawn of it. */
export function StructureParts({ layout }: { layout: () => MapLayout }) {
  const reveal = useReveal(layout);
  return <LanePicker onAdded={reveal} />;
}
