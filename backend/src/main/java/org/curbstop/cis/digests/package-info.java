/** What rows of files said when they were last taken, so that a row that says the same again costs no access to the store. */
package org.curbstop.cis.digests;
