/** Import of accounts from the customer information system: rows and results. */
@org.springframework.modulith.NamedInterface("imports")
@org.jspecify.annotations.NullMarked
package org.curbstop.accounts.imports;
