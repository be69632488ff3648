package org.curbstop.architecture.web;

import org.curbstop.store.Database;

/** Violates the boundary rule for views on purpose. */
public record ViewWithAStore(Database store) {}
