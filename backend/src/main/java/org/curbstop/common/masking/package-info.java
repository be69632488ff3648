/** Keeps card and social security numbers out of whatever is stored or logged. */
package org.curbstop.common.masking;
