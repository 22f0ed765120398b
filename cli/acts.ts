// Which commands there are: a folder a module, a file an act; a dash in the file's name is a blank on the line.

import { readdir } from 'node:fs/promises';
import type { Command } from 'commander';
import { moduleBeside } from '../server/core/root.ts';

export const modules = [
  { name: 'govern', about: 'organizations, people with access, audit, backup' },
  { name: 'connect', about: 'channels and imports' },
  { name: 'listen', about: 'watches, the matcher, search' },
  { name: 'learn', about: 'what posts say: analyse them, train and try models' },
  { name: 'respond', about: 'the check of what is about to be said' },
];

interface ActFile {
  command(): Command;
}

/** The acts of a module as words: `['audit', 'verify']` for `audit-verify.ts`. */
export async function findActs(module: string): Promise<string[][]> {
  const files = await readdir(new URL(`./${module}/`, import.meta.url)).catch(() => []);
  const names = files.filter((file) => /^[a-z-]+\.(ts|js)$/.test(file)).map((file) => file.slice(0, -3));
  return names.sort().map((name) => name.split('-'));
}

export async function loadAct(module: string, act: string[]): Promise<Command> {
  const file: ActFile = await import(moduleBeside(import.meta.url, `./${module}/${act.join('-')}`).href);
  return file.command();
}

export async function loadStart(): Promise<Command> {
  const file: ActFile = await import(moduleBeside(import.meta.url, './start').href);
  return file.command();
}
