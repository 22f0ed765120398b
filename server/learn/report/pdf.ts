// A report's page as a PDF, by a Chromium where one is installed beside the program; nowhere else, and nothing is loaded.

const patience = 60_000;

/** Null where there is no Chromium: people print the page themselves. */
export async function reportPdf(page: string): Promise<Buffer | null> {
  const found = await findChromium();
  if (!found) return null;
  const browser = await found.launch();
  const ended = setTimeout(() => void browser.close(), patience);
  try {
    const context = await browser.newContext({ javaScriptEnabled: false, offline: true });
    await context.route('**/*', (route) => route.abort());
    const sheet = await context.newPage();
    await sheet.setContent(page, { waitUntil: 'domcontentloaded' });
    return await sheet.pdf({ format: 'Letter', printBackground: true, preferCSSPageSize: true });
  } finally {
    clearTimeout(ended);
    await browser.close();
  }
}

async function findChromium() {
  try {
    const [{ default: chromium }, { chromium: playwright }] = await Promise.all([
      import('@sparticuz/chromium'),
      import('playwright-core'),
    ]);
    const executablePath = await chromium.executablePath();
    const quiet = ['--disable-background-networking', '--disable-component-update', '--no-first-run', '--disable-sync'];
    return {
      launch: () => playwright.launch({ executablePath, args: [...chromium.args, ...quiet], headless: true }),
    };
  } catch {
    return undefined;
  }
}
