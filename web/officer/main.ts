import { mount } from "svelte";
import "$shared/ui/tokens.css";
import "$shared/ui/base.css";
import App from "./App.svelte";

mount(App, { target: document.getElementById("app")! });
