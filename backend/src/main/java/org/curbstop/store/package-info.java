/**
 * The database: aggregates as one document each, changed by compare-and-set, with events in a transactional outbox; sequences and disk
 * spools. No business rules.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"common"})
package org.curbstop.store;
