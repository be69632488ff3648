/** Letters, uploaded documents, payment links and receipts, each only for whoever may see it. */
package org.curbstop.pages.documents;
