import { mount } from "svelte";
import "$shared/ui/tokens.css";
import "$shared/ui/base.css";
import { begin } from "$shared/texts/index.svelte";
import App from "./App.svelte";

await begin();
mount(App, { target: document.getElementById("app")! });
