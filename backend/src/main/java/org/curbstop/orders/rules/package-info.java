/** What the policy pack says of orders (orders.yaml), who may order for an account, and how sure we are of a new applicant. */
package org.curbstop.orders.rules;
