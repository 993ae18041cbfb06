function swap(list: Float64Array, a: number, b: number): void {
  const kept = list[a] ?? 0;
  list[a] = list[b] ?? 0;
  list[b] = kept;
}

/** Reorders so that the k-th smallest stands at k and none after it is smaller. */
function place(list: Float64Array, k: number): void {
  let [left, right] = [0, list.length - 1];
  while (left < right) {
    // the middle of three keeps sorted and reversed lists from taking quadratic time
    const middle = (left + right) >>> 1;
    if ((list[middle] ?? 0) < (list[left] ?? 0)) swap(list, middle, left);
    if ((list[right] ?? 0) < (list[left] ?? 0)) swap(list, right, left);
    if ((list[right] ?? 0) < (list[middle] ?? 0)) swap(list, right, middle);
    const pivot = list[middle] ?? 0;
    let [i, j] = [left, right];
    while (i <= j) {
      while ((list[i] ?? 0) < pivot) i++;
      while ((list[j] ?? 0) > pivot) j--;
      if (i <= j) swap(list, i++, j--);
    }
    if (k <= j) right = j;
    else if (k >= i) left = i;
    else return;
  }
}

/** The middle value, of an even number the mean of the middle two; the list is reordered. Not a number of an empty one. */
export function medianOf(list: Float64Array): number {
  const n = list.length;
  if (n === 0) return Number.NaN;
  const k = n >>> 1;
  place(list, k);
  const upper = list[k] ?? 0;
  if (n % 2 === 1) return upper;
  let lower = list[0] ?? 0;
  for (let i = 1; i < k; i++) if ((list[i] ?? 0) > lower) lower = list[i] ?? 0;
  return (lower + upper) / 2;
}

/** A list of numbers that grows without boxing them. */
export class Numbers {
  #list = new Float64Array(1_024);
  #size = 0;

  push(value: number): void {
    if (this.#size === this.#list.length) {
      const larger = new Float64Array(this.#size * 2);
      larger.set(this.#list);
      this.#list = larger;
    }
    this.#list[this.#size++] = value;
  }

  /** What it holds; the same memory. */
  get all(): Float64Array {
    return this.#list.subarray(0, this.#size);
  }
}
