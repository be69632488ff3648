/** Order rules of the policy pack (orders.yaml), authorization to order, and identity scores of new applicants. */
@org.jspecify.annotations.NullMarked
package org.curbstop.orders.rules;
