/**
 * Rehearsal of going live: a generated utility is moved in from exports with the faults of real ones, customers act for two days, the
 * billing system is simulated for two nights, and every account is compared with the rehearsal's own books.
 */
@org.jspecify.annotations.NullMarked
package org.curbstop.sandbox.rehearsal;
