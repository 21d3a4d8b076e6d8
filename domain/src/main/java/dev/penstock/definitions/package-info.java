/**
 * Definitions, the configuration as code: sources, pipelines, models and schemas as one folder of YAML and JSON describes them.
 * What is wrong with them is reported at once, each with file, line, key, what was found and what is allowed.
 */
@NullMarked
package dev.penstock.definitions;

import org.jspecify.annotations.NullMarked;
