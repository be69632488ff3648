/** Printing: well-formed pages and the PDF files rendered from them. */
@org.jspecify.annotations.NullMarked
package org.curbstop.common.print;
