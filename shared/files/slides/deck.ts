import type { Ink } from './ink.ts';
import type { Page } from './page.ts';
import { Slide } from './slide.ts';
import type { SlideModel } from './slide.types.ts';

/** Slides in the order in which they were asked for. */
export class Deck {
  private readonly slides: Slide[] = [];
  private readonly keys = new Map<string, number>();
  private about = '';

  constructor(
    readonly page: Page,
    readonly ink: Ink,
    /** Kept clear at the right above the title. */
    private readonly corner = 0,
    private readonly onSlide: (count: number) => void = () => undefined,
  ) {}

  /** What the next slides are about. */
  section(...about: readonly string[]): void {
    this.about = about.join(':');
  }

  get count(): number {
    return this.slides.length;
  }

  slide(layout: SlideModel['layout'] = 'title'): Slide {
    const number = (this.keys.get(this.about) ?? 0) + 1;
    this.keys.set(this.about, number);
    const slide = new Slide(this.page, this.ink, `${this.about}/${number}`, layout, this.corner);
    this.slides.push(slide);
    this.onSlide(this.slides.length);
    return slide;
  }

  get models(): SlideModel[] {
    return this.slides.map(({ model }) => model);
  }
}
