/** Storage and lookup of accounts, people and premises: the repository, and address normalization and matching. Internal. */
package org.curbstop.accounts.lookup;
