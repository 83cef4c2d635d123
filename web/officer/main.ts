import { mount } from "svelte";
import "$shared/ui/tokens.css";
import "$shared/ui/base.css";
import { begin } from "$shared/texts/index.svelte";
import App from "./App.svelte";
import { english } from "./texts";

await begin(english);
mount(App, { target: document.getElementById("app")! });

// Registered when the page stands: the worker's own fetching must not compete with it on two bars.
addEventListener("load", () => setTimeout(register, 0));

function register(): void {
  if ("serviceWorker" in navigator)
    void navigator.serviceWorker.register("/officer-worker.js", { scope: "/officer" });
}
