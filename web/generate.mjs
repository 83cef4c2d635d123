// Writes the TypeScript types of both interfaces from the server's own descriptions, given as files:
// node generate.mjs openapi.json socket-schema.json target-folder
import { readFile, writeFile } from "node:fs/promises";
import { compile } from "json-schema-to-typescript";
import openapiTS, { astToString } from "openapi-typescript";

const [openapiFile, schemaFile, target] = process.argv.slice(2);
const banner = "// Made by `./run docs`; do not edit.\n";

const openapi = JSON.parse(await readFile(openapiFile, "utf8"));
await writeFile(`${target}/shared/api/schema.d.ts`, banner + astToString(await openapiTS(openapi)));

const schema = JSON.parse(await readFile(schemaFile, "utf8"));
const types = await compile(schema, "Protocol", {
  additionalProperties: false,
  bannerComment: banner.trim(),
  unreachableDefinitions: true,
});
await writeFile(`${target}/shared/socket/protocol.d.ts`, types);
