/** Words of a Huffman code by symbol: how long each is, and its bits turned round, as deflate writes them. */
export interface PrefixCode {
  lengths: Uint8Array;
  words: Uint16Array;
}

/** The shortest code in which no word is longer than `limit`; never of fewer than two words, which some readers refuse. */
export function prefixCode(counts: Uint32Array, limit: number): PrefixCode {
  const weights = Uint32Array.from(counts);
  for (let symbol = 0; weights.reduce((sum, one) => sum + (one > 0 ? 1 : 0), 0) < 2; symbol++) weights[symbol] ||= 1;
  let lengths = lengthsOf(weights);
  // flatter counts make shallower trees; what that costs is less than a thousandth
  while (lengths.some((length) => length > limit)) {
    for (let i = 0; i < weights.length; i++) weights[i] = ((weights[i] ?? 0) + 1) >>> 1;
    lengths = lengthsOf(weights);
  }
  return { lengths, words: wordsOf(lengths) };
}

function lengthsOf(weights: Uint32Array): Uint8Array {
  const leaves = [...weights.keys()].filter((symbol) => (weights[symbol] ?? 0) > 0);
  leaves.sort((a, b) => (weights[a] ?? 0) - (weights[b] ?? 0) || a - b);
  const heavy = leaves.map((symbol) => weights[symbol] ?? 0);
  const parents: number[] = [];
  // the two lightest are joined, again and again: the next leaf, or the oldest pair, which is the lightest of the pairs
  let [leaf, pair] = [0, leaves.length];
  const lightest = (): number => {
    const byLeaf = leaf < leaves.length && (pair >= heavy.length || (heavy[leaf] ?? 0) <= (heavy[pair] ?? 0));
    return byLeaf ? leaf++ : pair++;
  };
  for (let joined = leaves.length; joined < 2 * leaves.length - 1; joined++) {
    const [one, other] = [lightest(), lightest()];
    parents[one] = parents[other] = joined;
    heavy.push((heavy[one] ?? 0) + (heavy[other] ?? 0));
  }
  const depths: number[] = [];
  for (let node = 2 * leaves.length - 3; node >= 0; node--) depths[node] = (depths[parents[node] ?? -1] ?? 0) + 1;
  const lengths = new Uint8Array(weights.length);
  leaves.forEach((symbol, i) => (lengths[symbol] = depths[i] ?? 0));
  return lengths;
}

function wordsOf(lengths: Uint8Array): Uint16Array {
  const words = new Uint16Array(lengths.length);
  let next = 0;
  for (let length = 1; length <= 15; length++) {
    next <<= 1;
    for (let symbol = 0; symbol < lengths.length; symbol++) {
      if (lengths[symbol] !== length) continue;
      let turned = 0;
      for (let bit = 0; bit < length; bit++) turned |= ((next >>> bit) & 1) << (length - 1 - bit);
      words[symbol] = turned;
      next += 1;
    }
  }
  return words;
}
