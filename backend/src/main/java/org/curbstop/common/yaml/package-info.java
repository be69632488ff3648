/** Reads YAML files written by people (utility, policy packs, tariffs, flows, prompts). Errors have a line and say what was expected. */
@org.jspecify.annotations.NullMarked
package org.curbstop.common.yaml;
