/** Bills, balances and payments reported by the customer information system (CIS), kept beside the ledger, with their visibility. */
@org.springframework.modulith.NamedInterface("imports")
@org.jspecify.annotations.NullMarked
package org.curbstop.billing.imports;
