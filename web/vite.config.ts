import { svelte } from "@sveltejs/vite-plugin-svelte";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const page = (name: string) => fileURLToPath(new URL(`./${name}/index.html`, import.meta.url));

export default defineConfig({
  plugins: [svelte()],
  resolve: { alias: { $shared: fileURLToPath(new URL("./shared", import.meta.url)) } },
  build: {
    outDir: "../app/static",
    emptyOutDir: true,
    target: "es2023",
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: ["officer", "clinician", "supervisor", "docs"].map(page),
    },
  },
});
