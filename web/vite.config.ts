import { svelte } from "@sveltejs/vite-plugin-svelte";
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin, type Rolldown } from "vite";

const page = (name: string) => fileURLToPath(new URL(`./${name}/index.html`, import.meta.url));
const PAGES = ["officer", "clinician", "supervisor", "guest", "docs"];
const WORKER = "officer-worker";
const AGAIN = "again";
/** The worker of a call: no import names it. */
const GATE = "assets/gate-";

/** Writes into the service worker which files the officer's page is made of: what it imports, now or later, in any language. */
function filesOfOfficer(): Plugin {
  return {
    name: "files-of-officer",
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((one): one is Rolldown.OutputChunk => one.type === "chunk");
      const files = new Set<string>();
      const collect = (name: string) => {
        if (files.has(name)) return;
        files.add(name);
        const chunk = chunks.find((one) => one.fileName === name);
        chunk?.viteMetadata?.importedCss.forEach((css) => files.add(css));
        [...(chunk?.imports ?? []), ...(chunk?.dynamicImports ?? [])].forEach(collect);
      };
      collect(chunks.find((one) => one.facadeModuleId === page("officer"))!.fileName);
      Object.keys(bundle)
        .filter((name) => name.startsWith(GATE))
        .forEach((name) => files.add(name));
      const paths = [...files].sort().map((file) => `/${file}`);
      const version = createHash("sha256").update(paths.join()).digest("hex").slice(0, 12);
      const worker = chunks.find((one) => one.name === WORKER)!;
      const all = ["/officer.webmanifest", "/icon.svg", `/${AGAIN}.js`, ...paths];
      worker.code = `const FILES=${JSON.stringify(all)},VERSION="${version}";${worker.code}`;
    },
  };
}

export default defineConfig({
  plugins: [svelte(), filesOfOfficer()],
  resolve: { alias: { $shared: fileURLToPath(new URL("./shared", import.meta.url)) } },
  build: {
    outDir: "../app/static",
    emptyOutDir: true,
    target: "es2023",
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: {
        ...Object.fromEntries(PAGES.map((name) => [name, page(name)])),
        [WORKER]: fileURLToPath(new URL("./worker/officer.ts", import.meta.url)),
        [AGAIN]: fileURLToPath(new URL("./shared/offline/again.ts", import.meta.url)),
      },
      output: {
        // A service worker rules over the folder it is served from, under a name that stays; so does what pages load first.
        entryFileNames: ({ name }) =>
          [WORKER, AGAIN].includes(name) ? "[name].js" : "assets/[name]-[hash].js",
      },
    },
  },
});
