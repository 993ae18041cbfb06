import type { Bus } from '../bus/port.ts';
import { type News, readNews, writeNews } from './news.ts';

/** Larger ones ring without saying: whoever hears it reads the log. */
const LARGEST_CARRIED = 256 * 1024;

/** One room's line to the same board on other processes. */
export class Line {
  readonly process: string;
  readonly #bus: Bus;
  readonly #board: string;
  readonly #end: () => void;
  /** What came in before somebody listened: the log is loaded after the line is open, so that nothing falls between. */
  #early: News[] | undefined = [];
  #hear: (news: News) => void = (news) => this.#early?.push(news);

  constructor(board: string, bus: Bus, process: string) {
    this.#board = board;
    this.#bus = bus;
    this.process = process;
    this.#end = bus.subscribe(board, (bytes) => {
      const news = readNews(bytes);
      if (news) this.#hear(news);
    });
  }

  get shared(): boolean {
    return this.#bus.shared;
  }

  listen(hear: (news: News) => void): void {
    const early = this.#early ?? [];
    this.#early = undefined;
    this.#hear = hear;
    for (const news of early) hear(news);
  }

  tell(news: News): void {
    if (!this.#bus.shared) return;
    const short =
      news.kind === 'log' && (news.update?.length ?? 0) > LARGEST_CARRIED ? { ...news, update: undefined } : news;
    this.#bus.publish(this.#board, writeNews(short));
  }

  end(): void {
    this.#end();
    this.#hear = () => undefined;
  }
}
