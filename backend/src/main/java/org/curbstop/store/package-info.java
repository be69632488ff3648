/** Where aggregates are kept: one document each, changed by compare-and-set, with events that leave through an outbox; the embedded server; no business. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"common"})
package org.curbstop.store;
