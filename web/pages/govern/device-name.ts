// Guesses what the device at hand may be called, from what the browser says of itself.

const devices = [/iPhone/, /iPad/, /Android/, /CrOS/, /Windows/, /Mac/, /Linux/];

/** "Windows", "iPhone"; empty where nothing is known. `userAgent` as the browser sends it. */
export function deviceName(userAgent: string): string {
  const [found = ''] = devices.flatMap((device) => device.exec(userAgent)?.[0] ?? []);
  return found === 'CrOS' ? 'Chromebook' : found;
}

const browsers: [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];

/** "Firefox"; "?" where nothing is known. */
export const browserName = (userAgent: string): string => browsers.find(([mark]) => mark.test(userAgent))?.[1] ?? '?';
