/** What the customer information system (CIS) says of bills, balances and payments, kept beside the ledger, and who of readers sees it. */
@org.springframework.modulith.NamedInterface("imports")
package org.curbstop.billing.imports;
