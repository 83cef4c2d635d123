/** Svelte action: moves keyboard and screen reader focus to a screen's heading when the screen appears. */
export function heading(element: HTMLElement): void {
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
}
