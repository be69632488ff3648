/**
 * Database access: aggregates as one document each, changed by compare-and-set, with events in a transactional outbox; sequences and disk
 * spools. Contains no business rules.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"common"})
@org.jspecify.annotations.NullMarked
package org.curbstop.store;
