/** The arrangement rules of a policy pack (arrangements.yaml), the credit standing they are applied to, and authorization on accounts. */
package org.curbstop.arrangements.rules;
