import { mount } from "svelte";
import "$shared/ui/tokens.css";
import "$shared/ui/base.css";
import { begin } from "$shared/texts/index.svelte";
import App from "./App.svelte";
import { english } from "./texts";

await begin(english);
mount(App, { target: document.getElementById("app")! });
