/**
 * Reads the YAML that people write (utility, policy packs, tariffs, flows, prompts) and reports each mistake with its line and what was
 * expected.
 */
package org.curbstop.common.yaml;
