// What somebody finds who opens the address of a door for mentions in a browser: a plain page that says what it is.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../../core/root.ts';

export async function explain(language: 'en' | 'es', address: string): Promise<string> {
  const file = join(root, 'words', language, 'mentions.json');
  const words = JSON.parse(await readFile(file, 'utf8')) as Record<string, string>;
  const say = (key: string) => escaped(words[key] ?? key);
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${say('door_title')}</title>
</head>
<body>
<main>
<h1>${say('door_title')}</h1>
<p>${say('door_lead')}</p>
<p>${say('door_way')}</p>
<pre>POST ${escaped(address)}
Content-Type: application/x-www-form-urlencoded

source=…&amp;target=…</pre>
<p>${say('door_pingback')}</p>
<p>${say('door_after')}</p>
</main>
</body>
</html>
`;
}

const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);
