// Asks axe whether a page can be used by everybody: WCAG 2.2 A and AA, in both themes.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const script = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

interface Violation {
  id: string;
  nodes: { target: string[]; failureSummary?: string }[];
}

/** Fails with what axe found, where, and why. */
export async function assertAccessible(page: Page, where: string): Promise<void> {
  for (const theme of ['light', 'dark']) {
    await page.evaluate((each) => {
      document.documentElement.dataset.theme = each;
    }, theme);
    // Evaluated by the debugger, so the page's own policy against foreign scripts stays as it is.
    const { readFile } = await import('node:fs/promises');
    await page.evaluate(await readFile(script, 'utf8'));
    const violations: Violation[] = await page.evaluate(async () => {
      const { axe } = globalThis as unknown as { axe: { run(of: object): Promise<{ violations: Violation[] }> } };
      return (await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }))
        .violations;
    });
    const found = violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .slice(0, 3)
          .map((node) => `${node.target.join(' ')} (${node.failureSummary ?? ''})`)
          .join(' | ')}`,
    );
    assert.deepEqual(found, [], `${where}, ${theme}`);
  }
}
