/**
 * The policy pack on arrangements (arrangements.yaml) as a list of rules, the credit standing that they are asked of, and who may act for
 * an account.
 */
package org.curbstop.arrangements.rules;
