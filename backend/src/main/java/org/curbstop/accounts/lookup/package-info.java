/** How accounts, people and premises are stored and found: their repository, and the normalizing and matching of addresses. Internal. */
package org.curbstop.accounts.lookup;
