/** Printing: well-formed pages and the PDF files rendered from them. */
package org.curbstop.common.print;
