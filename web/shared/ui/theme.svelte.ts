/** Day or night colors: the system's setting until the user chooses the other. */
const KEY = "corespond-theme";
type Theme = "day" | "night";

function initial(): Theme {
  const kept = localStorage.getItem(KEY);
  if (kept === "day" || kept === "night") return kept;
  return matchMedia("(prefers-color-scheme: dark)").matches ? "night" : "day";
}

export const theme = $state({ now: initial() });

const apply = () => (document.documentElement.dataset.theme = theme.now);
apply();

export function toggleTheme(): void {
  theme.now = theme.now === "day" ? "night" : "day";
  localStorage.setItem(KEY, theme.now);
  apply();
}
