/** Keeps card and social security numbers out of whatever is stored or logged. */
@org.jspecify.annotations.NullMarked
package org.curbstop.common.masking;
