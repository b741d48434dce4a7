import { configJsonSchema } from '@codexhub/common-config/config';
import { fileSchemas } from '../packages/pipeline/src/command/config-commands.ts';

/** The JSON Schemas that editors read, as the files below config/schema should be: name to text. */
export function schemaFiles(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(fileSchemas).map(([name, schema]) => [
      `${name}.schema.json`,
      `${JSON.stringify(configJsonSchema(schema), null, 2)}\n`,
    ]),
  );
}
