/** REST interface for the systems of the utility, below {@code /api/v1}: docs/api.md and {@code openapi.yaml} describe it. */
package org.curbstop.api.rest;
