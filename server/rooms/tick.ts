/** D12: relay at once while quiet, then collect longer ticks as the room grows. */
export function tickOf(people: number): number {
  return people <= 20 ? 0 : people <= 50 ? 16 : 33;
}
