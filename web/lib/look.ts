// Theme and density: chosen here, kept in this browser.
export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];
export type Density = 'comfortable' | 'compact';

export const theme = (): Theme => {
  const kept = localStorage.getItem('theme');
  return kept === 'light' || kept === 'dark' ? kept : 'system';
};
export const density = (): Density => (localStorage.getItem('density') === 'compact' ? 'compact' : 'comfortable');

export function chooseTheme(next: Theme): void {
  localStorage.setItem('theme', next);
  applyLook();
}

export function chooseDensity(next: Density): void {
  localStorage.setItem('density', next);
  applyLook();
}

export function applyLook(): void {
  const { dataset } = document.documentElement;
  if (theme() === 'system') delete dataset.theme;
  else dataset.theme = theme();
  dataset.density = density();
}
