// Reed–Solomon check bytes over GF(256) with x⁸+x⁴+x³+x²+1, as QR codes use them.

const exp = new Uint8Array(512);
const log = new Uint8Array(256);
for (let power = 0, value = 1; power < 255; power++) {
  exp[power] = value;
  exp[power + 255] = value;
  log[value] = power;
  value = value < 128 ? value * 2 : (value * 2) ^ 0x11d;
}

const multiply = (a: number, b: number): number => (a === 0 || b === 0 ? 0 : exp[log[a]! + log[b]!]!);

/** (x−1)(x−α)…(x−αⁿ⁻¹), highest power first, without its leading 1. */
function divisor(degree: number): Uint8Array {
  const result = new Uint8Array(degree);
  result[degree - 1] = 1;
  for (let root = 0; root < degree; root++) {
    for (let at = 0; at < degree; at++) {
      result[at] = multiply(result[at]!, exp[root]!) ^ (at + 1 < degree ? result[at + 1]! : 0);
    }
  }
  return result;
}

/** The `count` check bytes of a block. */
export function checkBytes(data: Uint8Array, count: number): Uint8Array {
  const by = divisor(count);
  const rest = new Uint8Array(count);
  for (const byte of data) {
    const factor = byte ^ rest[0]!;
    rest.copyWithin(0, 1);
    rest[count - 1] = 0;
    for (let at = 0; at < count; at++) rest[at]! ^= multiply(by[at]!, factor);
  }
  return rest;
}
