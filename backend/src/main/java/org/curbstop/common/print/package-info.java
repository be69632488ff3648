/** What is printed: well-formed pages, and the PDF files made of them. */
package org.curbstop.common.print;
