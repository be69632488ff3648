/**
 * Flow actions that find the premise that a caller means: their own, by account number, by address, and near matches for a misheard one.
 */
@org.jspecify.annotations.NullMarked
package org.curbstop.flows.premises;
