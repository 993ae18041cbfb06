/** Binary, unmasked, whole: what a server says in one frame (RFC 6455, 5.2). */
const BINARY = 0x82;
const TWO_BYTES = 126;
const EIGHT_BYTES = 127;

/**
 * What sockets are told, with the WebSocket's own framing around it: made once and written as it is to each of them, for in
 * a large room most of the server's time went into framing the same bytes again for everybody (D12).
 */
export class Message {
  readonly bytes: Uint8Array;

  constructor(payload: Uint8Array) {
    const { length } = payload;
    const header = length < TWO_BYTES ? 2 : length < 0x1_00_00 ? 4 : 10;
    const bytes = new Uint8Array(header + length);
    const view = new DataView(bytes.buffer);
    bytes[0] = BINARY;
    bytes[1] = header === 2 ? length : header === 4 ? TWO_BYTES : EIGHT_BYTES;
    if (header === 4) view.setUint16(2, length);
    if (header === 10) view.setBigUint64(2, BigInt(length));
    bytes.set(payload, header);
    this.bytes = bytes;
  }

  get length(): number {
    return this.bytes.length;
  }
}
