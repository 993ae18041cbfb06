const MODULUS = 65_521;
/** Sums are brought back below this, long before they leave the numbers a processor counts in. */
const ROOM = 400_000_000;

/** The check of a deflated stream, of the bytes before they are deflated, taken by runs and pixels and not by bytes. */
export class Adler {
  private low = 1;
  private high = 0;

  zeros(count: number): void {
    let left = count;
    for (; left > 4096; left -= 4096) this.high = (this.high + 4096 * this.low) % MODULUS;
    this.high += left * this.low;
    if (this.high > ROOM) this.high %= MODULUS;
  }

  byte(value: number): void {
    this.low += value;
    if (this.low >= MODULUS) this.low -= MODULUS;
    this.high += this.low;
    if (this.high > ROOM) this.high %= MODULUS;
  }

  three(first: number, second: number, third: number): void {
    this.high += 3 * (this.low + first) + 2 * second + third;
    this.low += first + second + third;
    if (this.low >= MODULUS) this.low -= MODULUS;
    if (this.high > ROOM) this.high %= MODULUS;
  }

  get value(): number {
    return (this.high % MODULUS) * 65_536 + this.low;
  }
}
