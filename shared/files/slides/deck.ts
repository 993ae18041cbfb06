import type { Ink } from './ink.ts';
import type { Page } from './page.ts';
import { Slide } from './slide.ts';
import type { SlideModel } from './slide.types.ts';

/** Slides in the order in which they were asked for. */
export class Deck {
  private readonly slides: Slide[] = [];

  constructor(
    readonly page: Page,
    readonly ink: Ink,
    /** Kept clear at the right above the title. */
    private readonly corner = 0,
    private readonly onSlide: (count: number) => void = () => undefined,
  ) {}

  get count(): number {
    return this.slides.length;
  }

  slide(layout: SlideModel['layout'] = 'title'): Slide {
    const slide = new Slide(this.page, this.ink, layout, this.corner);
    this.slides.push(slide);
    this.onSlide(this.slides.length);
    return slide;
  }

  get models(): SlideModel[] {
    return this.slides.map(({ model }) => model);
  }
}
