/** The arrangement rules of a policy pack (arrangements.yaml), the credit standing they are applied to, and authorization on accounts. */
@org.jspecify.annotations.NullMarked
package org.curbstop.arrangements.rules;
