import { maximumCharacters, maximumPictures } from '../../limits.ts';
import { limitExceeded } from '../../reasons.ts';

/** What the whole page may hold, shared by all its flows. */
export class Budget {
  #characters = 0;
  #pictures = 0;

  takeCharacters(count: number): void {
    this.#characters += count;
    if (this.#characters > maximumCharacters) throw limitExceeded(`文字多于 ${maximumCharacters} 个`);
  }

  takePicture(): void {
    this.#pictures += 1;
    if (this.#pictures > maximumPictures) throw limitExceeded(`图片多于 ${maximumPictures} 张`);
  }
}
