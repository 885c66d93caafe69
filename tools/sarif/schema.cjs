// Checks SARIF logs against the JSON schema of SARIF 2.1.0: node schema.cjs SCHEMA LOG...
const fs = require("fs");
const Ajv = require("ajv/dist/2020").default;
const addFormats = require("ajv-formats").default;

const read = (file) => JSON.parse(fs.readFileSync(file, "utf8").replace(/^\uFEFF/, ""));
const [schema, ...logs] = process.argv.slice(2);
const ajv = new Ajv({ allErrors: true, strict: false });
addFormats(ajv);
const validate = ajv.compile(read(schema));

let failed = 0;
for (const log of logs) {
  if (validate(read(log))) continue;
  failed++;
  for (const error of validate.errors.slice(0, 10)) console.log(`${log}: ${error.instancePath || "/"} ${error.message}`);
}
process.exit(failed === 0 ? 0 : 1);
