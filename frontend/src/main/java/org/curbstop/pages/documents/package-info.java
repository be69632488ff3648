/** Letters, uploaded documents, payment links and receipts, each shown only to those who may see it. */
@org.jspecify.annotations.NullMarked
package org.curbstop.pages.documents;
