import { lookup as lookUp } from 'node:dns';
import { request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** Addresses inside a network: whoever may set a hook must not reach by it what only the server can reach. */
const INSIDE = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  INSIDE.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  INSIDE.addSubnet(net, bits, 'ipv6');

export class Inside extends Error {}

export function isInside(address: string): boolean {
  const family = isIP(address);
  return family === 0 || INSIDE.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

/** Looks at the address that is connected to, not at one asked for before: a name may answer differently the second time. */
const outsideOnly: LookupFunction = (host, options, done) => {
  lookUp(host, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, '');
    const [first] = addresses;
    if (!first || addresses.some(({ address }) => isInside(address)))
      return done(new Inside('an address inside the network'), '');
    if (options.all) done(null, addresses);
    else done(null, first.address, first.family);
  });
};

export interface Posting {
  url: string;
  body: string;
  headers: Readonly<Record<string, string>>;
  /** Also to addresses inside the network. */
  inside: boolean;
  timeoutMs: number;
}

/** The status of the answer. Follows nowhere: another place would get what was signed for this one. */
export function post({ url, body, headers, inside, timeoutMs }: Posting): Promise<number> {
  return new Promise((resolve, reject) => {
    const address = new URL(url);
    const host = address.hostname.replace(/^\[|\]$/gu, '');
    // an address written out is not looked up
    if (!inside && isIP(host) !== 0 && isInside(host)) return reject(new Inside('an address inside the network'));
    const request = (address.protocol === 'https:' ? secureRequest : plainRequest)(
      address,
      {
        method: 'POST',
        timeout: timeoutMs,
        headers: { 'content-type': 'application/json', 'user-agent': 'Journeyboard', ...headers },
        ...(inside ? {} : { lookup: outsideOnly }),
      },
      (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
        response.destroy();
      },
    );
    const late = setTimeout(() => request.destroy(new Error('no answer in time')), timeoutMs);
    request.on('error', reject);
    request.on('close', () => clearTimeout(late));
    request.end(body);
  });
}
