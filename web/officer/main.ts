import { mount } from "svelte";
import "$shared/ui/tokens.css";
import "$shared/ui/base.css";
import { begin } from "$shared/texts/index.svelte";
import App from "./App.svelte";
import { english } from "./texts";

await begin(english);
mount(App, { target: document.getElementById("app")! });

// Registered after the page has loaded: the worker's own downloads must not compete with it on a weak signal.
addEventListener("load", () => setTimeout(register, 0));

function register(): void {
  if ("serviceWorker" in navigator)
    void navigator.serviceWorker.register("/officer-worker.js", { scope: "/officer" });
}
