/** Stores accounts from the customer information system: the row of an import, and what became of it. */
@org.springframework.modulith.NamedInterface("imports")
package org.curbstop.accounts.imports;
