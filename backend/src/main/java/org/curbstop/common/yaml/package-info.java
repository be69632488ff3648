/**
 * Reads the YAML that people write (utility, policy packs, tariffs, flows, prompts) and says of each mistake where it stands and what was
 * expected.
 */
package org.curbstop.common.yaml;
