/**
 * Processes payments: repository, processor, webhook inbox, ledger postings, reconciliation with the gateway, and the jobs that finish what
 * was interrupted.
 */
@org.jspecify.annotations.NullMarked
package org.curbstop.payments.processing;
