/** Storage and lookup of accounts, people and premises: the repository, and address normalization and matching. Internal. */
@org.jspecify.annotations.NullMarked
package org.curbstop.accounts.lookup;
