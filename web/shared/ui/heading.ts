/** Moves the keyboard and the screen reader to a screen's heading when the screen appears. */
export function heading(element: HTMLElement): void {
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
}
