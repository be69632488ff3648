/** REST interface for the utility's own systems, below {@code /api/v1}, as described in docs/api.md and {@code openapi.yaml}. */
@org.jspecify.annotations.NullMarked
package org.curbstop.api.rest;
