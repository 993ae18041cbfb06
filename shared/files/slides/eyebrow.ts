import { MARGIN } from './page.ts';
import type { Slide } from './slide.ts';

/** The quiet line above a title: which map, which part of it. Clear of what else stands up there. */
export function drawEyebrow(slide: Slide, text: string, kept = 0): void {
  const width = slide.page.inner - slide.corner - kept;
  slide.line('eyebrow', { x: MARGIN, y: 14, width, height: 16 }, { text, color: slide.ink.second, size: 11 });
}
