// Addresses that lead inward, in every writing a parser, a resolver or a gateway would take for one: what no request may reach.

/** Each stands for what a person, a network or a name server could say. */
export interface Inward {
  /** As it stands in an address, without a port. */
  host: string;
  why: string;
}

/** What lies behind them: this machine, the house's networks, the place where clouds hand out keys. */
const four = ['127.0.0.1', '10.0.0.1', '192.168.0.1', '169.254.169.254'];

const hex = (byte: number) => byte.toString(16).padStart(2, '0');
const fullWidth = (text: string) => [...text].map((sign) => String.fromCodePoint(0xff10 + Number(sign))).join('');
const circled = (text: string) =>
  [...text].map((sign) => (sign === '0' ? '⓪' : String.fromCodePoint(0x2460 + Number(sign) - 1))).join('');

/** One IPv4 address in all its writings, and in the IPv6 addresses that carry one. */
function writings(address: string): Inward[] {
  const bytes = address.split('.').map(Number) as [number, number, number, number];
  const [a, b, c, d] = bytes;
  const whole = ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
  const [high, low] = [`${hex(a)}${hex(b)}`, `${hex(c)}${hex(d)}`];
  const tail = `${high}:${low}`;
  const all: [string, string][] = [
    [address, 'as it is'],
    [`${address}.`, 'a dot behind it'],
    [String(whole), 'decimal'],
    [`0x${whole.toString(16)}`, 'hex'],
    [`0X${whole.toString(16).toUpperCase()}`, 'hex in capitals'],
    [`0${whole.toString(8)}`, 'octal'],
    [bytes.map((byte) => `0x${hex(byte)}`).join('.'), 'hex between dots'],
    [bytes.map((byte) => `0${byte.toString(8)}`).join('.'), 'octal between dots'],
    [bytes.map((byte) => `0000${byte.toString(8)}`).join('.'), 'octal, padded with zeros'],
    [`0x${hex(a)}.${b}.0${c.toString(8)}.${d}`, 'mixed'],
    [`${a}.${(b << 16) | (c << 8) | d}`, 'two parts'],
    [`${a}.${b}.${(c << 8) | d}`, 'three parts'],
    [bytes.map((byte) => fullWidth(String(byte))).join('.'), 'full-width digits'],
    [bytes.map((byte) => circled(String(byte))).join('.'), 'circled digits'],
    [bytes.join('。'), 'ideographic full stops'],
    [bytes.join('%2e'), 'encoded dots'],
    [`[::ffff:${address}]`, 'IPv4-mapped'],
    [`[::ffff:${tail}]`, 'IPv4-mapped, hex'],
    [`[0:0:0:0:0:ffff:${tail}]`, 'IPv4-mapped, in full'],
    [`[0000:0000:0000:0000:0000:FFFF:${address}]`, 'IPv4-mapped, padded'],
    [`[::${address}]`, 'IPv4-compatible'],
    [`[::ffff:0:${tail}]`, 'IPv4-translated'],
    [`[64:ff9b::${address}]`, 'NAT64'],
    [`[64:ff9b::${tail}]`, 'NAT64, hex'],
    [`[64:ff9b:1::${tail}]`, 'NAT64 of a network of its own'],
    [`[2002:${tail}::]`, '6to4'],
    [`[2002:${tail}::1]`, '6to4, a host in it'],
    [
      `[2001:0:4136:e378:8000:63bf:${((~whole >>> 16) & 0xffff).toString(16)}:${(~whole & 0xffff).toString(16)}]`,
      'Teredo',
    ],
    [`[fe80::5efe:${address}]`, 'ISATAP'],
  ];
  return all.map(([host, why]) => ({ host, why: `${address}, ${why}` }));
}

const others: [string, string][] = [
  ['127.1', 'this machine, short'],
  ['127.0.1', 'this machine, short'],
  ['127.255.255.254', 'this machine, the far end'],
  ['0', 'this machine, nothing'],
  ['0.0.0.0', 'this machine, unspecified'],
  ['0x0', 'this machine, unspecified, hex'],
  ['0.1.2.3', 'this network'],
  ['10.255.255.255', 'private'],
  ['172.16.0.1', 'private'],
  ['172.31.255.254', 'private'],
  ['192.168.255.254', 'private'],
  ['100.64.0.1', 'carrier-grade NAT'],
  ['100.127.255.254', 'carrier-grade NAT'],
  ['100.100.100.200', 'keys of a cloud'],
  ['169.254.170.2', 'keys of a container'],
  ['169.254.0.1', 'link-local'],
  ['168.63.129.16', 'the inside of a cloud, at a public number'],
  ['192.0.0.1', 'protocol assignments'],
  ['192.0.0.192', 'keys of a cloud'],
  ['192.0.2.1', 'documentation'],
  ['198.51.100.1', 'documentation'],
  ['203.0.113.1', 'documentation'],
  ['192.88.99.1', '6to4 relay'],
  ['198.18.0.1', 'measurements'],
  ['198.19.255.254', 'measurements'],
  ['224.0.0.1', 'multicast'],
  ['239.255.255.255', 'multicast'],
  ['240.0.0.1', 'reserved'],
  ['255.255.255.255', 'everybody here'],
  ['[::]', 'this machine, unspecified'],
  ['[::1]', 'this machine'],
  ['[0:0:0:0:0:0:0:1]', 'this machine, in full'],
  ['[0000:0000:0000:0000:0000:0000:0000:0001]', 'this machine, padded'],
  ['[fe80::1]', 'link-local'],
  ['[febf::1]', 'link-local, the far end'],
  ['[fec0::1]', 'site-local'],
  ['[fc00::1]', 'unique local'],
  ['[fd00:ec2::254]', 'keys of a cloud'],
  ['[fd20:ce::254]', 'keys of a cloud'],
  ['[fdff:ffff::1]', 'unique local, the far end'],
  ['[ff02::1]', 'multicast'],
  ['[ff0e::1]', 'multicast'],
  ['[100::1]', 'discarded'],
  ['[2001:db8::1]', 'documentation'],
  ['[3fff::1]', 'documentation'],
  ['[2001:2::1]', 'measurements'],
  ['[2001:10::1]', 'hashes, no places'],
  ['[2001:20::1]', 'hashes, no places'],
  ['[4000::1]', 'never given out'],
  ['[5f00::1]', 'never given out'],
];

/** Numbers alone: nobody is asked what they stand for. */
export const numbers: readonly Inward[] = [...four.flatMap(writings), ...others.map(([host, why]) => ({ host, why }))];

/** Names, and what a name server says they stand for. */
export const names: readonly (Inward & { found: readonly string[] })[] = [
  { host: 'localhost', why: 'this machine, by name', found: ['127.0.0.1', '::1'] },
  { host: 'LOCALHOST', why: 'in capitals', found: ['127.0.0.1'] },
  { host: 'localhost.', why: 'a dot behind it', found: ['127.0.0.1'] },
  { host: 'ｌｏｃａｌｈｏｓｔ', why: 'full-width letters', found: ['127.0.0.1'] },
  { host: 'app.localhost', why: 'below this machine', found: ['::1'] },
  { host: 'ip6-localhost', why: 'as many a machine calls itself', found: ['::1'] },
  { host: 'metadata.google.internal', why: 'keys of a cloud', found: ['169.254.169.254'] },
  { host: 'inward.example', why: 'a name for this machine', found: ['127.0.0.1'] },
  { host: 'inward.example.', why: 'a name with a dot behind it', found: ['127.0.0.1'] },
  { host: 'inward6.example', why: 'a name for this machine', found: ['::1'] },
  { host: 'mapped.example', why: 'a name for a mapped address', found: ['::ffff:127.0.0.1'] },
  { host: 'nat64.example', why: 'a name for a translated address', found: ['64:ff9b::7f00:1'] },
  { host: 'nowhere.example', why: 'a name for nothing', found: ['0.0.0.0'] },
  { host: 'house.example', why: 'a name inside the house', found: ['10.0.0.7', '192.168.1.7'] },
  {
    host: 'ten.example',
    why: 'a name for many places inside',
    found: Array.from({ length: 10 }, (_, at) => `10.0.0.${at}`),
  },
  { host: '127.0.0.1.rebind.example', why: 'a number in a name', found: ['127.0.0.1'] },
  { host: 'xn--inwrd-lua.example', why: 'a name in another script', found: ['127.0.0.1'] },
];

/** Whole addresses that say one thing to a reader and another to a parser; `{port}` is where something listens. */
export const tricks: readonly { address: string; why: string }[] = [
  { address: 'http://public.example@127.0.0.1:{port}/', why: 'a host where a name stands' },
  { address: 'http://127.0.0.1:{port}@public.example/', why: 'a name that is a host' },
  { address: 'http://public.example:80@127.0.0.1:{port}/', why: 'a name and a password' },
  { address: 'http://@127.0.0.1:{port}/', why: 'a name of nothing' },
  { address: 'http:127.0.0.1:{port}/', why: 'no strokes' },
  { address: 'http:\\\\127.0.0.1:{port}\\', why: 'strokes the other way' },
  { address: 'http:////127.0.0.1:{port}/', why: 'strokes too many' },
  { address: 'ht\ttp://127.0\n.0.1:{port}/', why: 'lines and tabs in it' },
  { address: ' http://127.0.0.1:{port}/ ', why: 'blanks around it' },
  { address: 'HTTP://127.0.0.1:{port}/#@public.example/', why: 'a host behind the hash' },
  { address: 'http://127.0.0.1:{port}\\@public.example/', why: 'a stroke the other way before the @' },
  { address: '//127.0.0.1:{port}/', why: 'no scheme' },
  { address: 'http://127.0.0.1:22/', why: 'another service' },
  { address: 'http://127.0.0.1:25/', why: 'another service' },
  { address: 'ftp://127.0.0.1:{port}/', why: 'another scheme' },
  { address: 'gopher://127.0.0.1:{port}/_x', why: 'another scheme' },
  { address: 'file:///etc/hostname', why: 'a file' },
  { address: 'file://127.0.0.1:{port}/etc/hostname', why: 'a file elsewhere' },
  { address: 'dict://127.0.0.1:{port}/d', why: 'another scheme' },
  { address: 'http+unix://%2Frun%2Fsocket/', why: 'a socket in the file system' },
  { address: 'http://[::1%25lo]:{port}/', why: 'a zone' },
  { address: 'http://[::ffff:127.0.0.1%25lo]:{port}/', why: 'a zone behind a mapped address' },
];

/** Where a server out there sends us on to; `{port}` as above. */
export const onwards: readonly string[] = [
  'http://127.0.0.1:{port}/',
  'http://2130706433:{port}/',
  'http://[::1]:{port}/',
  'http://[::ffff:7f00:1]:{port}/',
  '//127.0.0.1:{port}/',
  '\\\\127.0.0.1:{port}/',
  'http://inward.example:{port}/',
  'http://169.254.169.254/latest/meta-data/',
  'http://public.example@127.0.0.1:{port}/',
];
export const redirects = [301, 302, 303, 307, 308] as const;
